// SPDX-License-Identifier: AGPL-3.0-or-later
import { Forbidden, RuleViolation } from '@ambito/errors';
import type { WriteUnit } from '@ambito/persistence';
import { UUID } from '@ambito/subgraph';
import { Length } from 'class-validator';
import { Field, InputType } from 'type-graphql';
import { closeProposta, loadPropostaAperta } from './chiudi-proposta.ts';
import { bloccaAmbito } from './nuova-versione.ts';
import { StatoProposta } from './proposta.ts';
import { VotoEntity } from './proposta.entity.ts';
import { approvaSeUnanime, comuniAssociati } from './unanimita.ts';

@InputType({ description: 'Il voto del proprio Comune su una proposta di modifica (art. 11 c. 2).' })
export class VotaPropostaInput {
  @Field(() => UUID, { description: 'La proposta.' })
  propostaId!: string;

  @Field({ description: 'Se favorevole; un solo voto contrario chiude la proposta.' })
  favorevole!: boolean;

  @Field({ description: 'La deliberazione del Comune.' })
  @Length(3, 300)
  atto!: string;

  @Field(() => String, { nullable: true, description: 'Dichiarazione di voto.' })
  @Length(0, 4_000)
  dichiarazione?: string;
}

/**
 * Art. 11 c. 2: each associated Comune votes once, for itself. A vote against closes the proposal; the last one in favour
 * approves it, with its version, in this same transaction. @returns the proposal's id
 * @param comune ISTAT code of the Comune for which the actor holds the role
 */
export async function votaProposta(
  unit: WriteUnit,
  input: VotaPropostaInput,
  comune: string | undefined,
): Promise<string> {
  const { propostaId, favorevole, atto, dichiarazione = null } = input;
  if (comune === undefined) throw new Forbidden('Si vota per il proprio Comune: il ruolo non ne indica uno');
  await bloccaAmbito(unit);
  const membri = await comuniAssociati(unit);
  if (!membri.some(({ codiceIstat }) => codiceIstat === comune))
    throw new RuleViolation('art. 11 c. 2', 'Votano i Comuni associati: il tuo oggi non lo è');
  const { titolo } = await loadPropostaAperta(unit, propostaId);
  await unit.manager.insert(VotoEntity, {
    propostaId,
    codiceIstat: comune,
    ambitoId: unit.ambitoId,
    favorevole,
    atto,
    dichiarazione,
    espressoIl: unit.adesso,
    attore: unit.context.attore.sub,
  });
  unit.audit('PropostaDiModifica', propostaId);
  if (favorevole) await approvaSeUnanime(unit, propostaId, titolo);
  else await closeProposta(unit, propostaId, StatoProposta.RESPINTA);
  return propostaId;
}
