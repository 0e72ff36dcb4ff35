// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Autorizzazione } from '@ambito/access';
import { Forbidden, RuleViolation } from '@ambito/errors';
import type { WriteUnit } from '@ambito/persistence';
import { Admitted, Command, type GraphContext, Permesso, Unit, UUID } from '@ambito/subgraph';
import { Length } from 'class-validator';
import { Arg, Ctx, Field, InputType, Resolver, Root } from 'type-graphql';
import { riguarda } from '../../ambito/comuni/proprio-comune.ts';
import { associatiDi } from './associati.ts';
import { closeProposta, loadPropostaAperta } from './chiudi-proposta.ts';
import { lockRegolamento } from './nuova-versione.ts';
import { VotoEntity } from './proposta.entity.ts';
import { propostaReference } from './proposta.reference.ts';
import { PermessiProposta, PropostaDiModifica, StatoProposta } from './proposta.ts';
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
  @Length(1, 4_000)
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
  await lockRegolamento(unit);
  const membri = await comuniAssociati(unit);
  if (!membri.some(({ codiceIstat }) => codiceIstat === comune)) throw nonAssociato();
  const { titolo } = await loadPropostaAperta(unit, propostaId, 'any');
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

export const nonAssociato = (): RuleViolation =>
  new RuleViolation('art. 11 c. 2', 'Votano i Comuni associati: il tuo oggi non lo è');

@Resolver(() => PermessiProposta)
export class VotaPropostaDiModifica {
  @Command(() => PropostaDiModifica, {
    description:
      'Il voto del proprio Comune: uno contrario chiude la proposta, l’ultimo a favore la approva (art. 11 c. 2).',
    articolo: 'art. 11 c. 2',
    ammessi: ['COMUNE'],
    reload: propostaReference,
  })
  votaPropostaDiModifica(
    @Unit() unit: WriteUnit,
    @Arg('input', { description: 'Il voto.' }) input: VotaPropostaInput,
  ): Promise<string> {
    return votaProposta(unit, input, unit.context.autorizzazione.assegnazione?.comune);
  }

  @Permesso('Se può votarla per il proprio Comune, che è associato e non ha ancora votato.')
  async puoVotare(
    @Root() { id, stato }: PropostaDiModifica,
    @Admitted() autorizzazione: Autorizzazione,
    @Ctx() context: GraphContext,
  ): Promise<boolean> {
    if (stato !== StatoProposta.APERTA) return false;
    const associati = await associatiDi(id, context);
    return associati.some(({ codiceIstat, haVotato }) => !haVotato && riguarda(autorizzazione, codiceIstat));
  }
}
