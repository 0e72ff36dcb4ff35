// SPDX-License-Identifier: AGPL-3.0-or-later
import { Conflict, RuleViolation } from '@ambito/errors';
import type { WriteUnit } from '@ambito/persistence';
import { UUID, Command, Unit } from '@ambito/subgraph';
import { Field, InputType, Int, Resolver, Arg } from 'type-graphql';
import { closeProposta, loadPropostaAperta } from './chiudi-proposta.ts';
import { bloccaAmbito } from './nuova-versione.ts';
import { StatoProposta, PropostaDiModifica } from './proposta.ts';
import { approvaSeUnanime } from './unanimita.ts';
import { propostaReference } from './proposta.reference.ts';

@InputType({ description: 'Una proposta da ritirare o di cui concludere la votazione.' })
export class DecidiPropostaInput {
  @Field(() => UUID, { description: 'La proposta.' })
  propostaId!: string;

  @Field(() => Int, { description: 'Versione che si è letta.' })
  versione!: number;
}

/** The Coordinamento Istituzionale withdraws what it proposed. */
export async function ritiraProposta(unit: WriteUnit, input: DecidiPropostaInput): Promise<string> {
  await loadForUpdate(unit, input);
  await closeProposta(unit, input.propostaId, StatoProposta.RITIRATA);
  return input.propostaId;
}

/**
 * Art. 11 c. 2: no vote is to come any more when the one that was waited for has left the Ambito: the vote is concluded by
 * who proposed. @throws RuleViolation naming the Comuni that are waited for
 */
export async function concludiVotazione(unit: WriteUnit, input: DecidiPropostaInput): Promise<string> {
  const { titolo } = await loadForUpdate(unit, input);
  const attesi = await approvaSeUnanime(unit, input.propostaId, titolo);
  if (attesi.length > 0) {
    const comuni = await unit.query<{ nome: string }>(
      'SELECT nome FROM comune WHERE codice_istat = ANY ($1) ORDER BY nome',
      [attesi],
    );
    throw new RuleViolation('art. 11 c. 2', `Non hanno ancora votato: ${comuni.map(({ nome }) => nome).join(', ')}`, {
      comuni: attesi,
    });
  }
  return input.propostaId;
}

async function loadForUpdate(
  unit: WriteUnit,
  { propostaId, versione }: DecidiPropostaInput,
): Promise<{ titolo: string }> {
  await bloccaAmbito(unit);
  const proposta = await loadPropostaAperta(unit, propostaId);
  if (proposta.versione !== versione)
    throw new Conflict('La proposta è stata modificata nel frattempo', proposta.versione);
  return proposta;
}

@Resolver()
export class RitiraPropostaDiModifica {
  @Command(() => PropostaDiModifica, {
    description: 'Il Coordinamento Istituzionale ritira una sua proposta.',
    articolo: 'art. 11 c. 2',
    ammessi: ['COORDINAMENTO_ISTITUZIONALE'],
    reload: propostaReference,
  })
  ritiraPropostaDiModifica(
    @Unit() unit: WriteUnit,
    @Arg('input', { description: 'La proposta.' }) input: DecidiPropostaInput,
  ): Promise<string> {
    return ritiraProposta(unit, input);
  }
}

@Resolver()
export class ConcludiVotazione {
  @Command(() => PropostaDiModifica, {
    description:
      'Approva una proposta su cui hanno votato a favore tutti i Comuni oggi associati, quando chi mancava ha lasciato l’Ambito (art. 11 c. 2).',
    articolo: 'art. 11 c. 2',
    ammessi: ['COORDINAMENTO_ISTITUZIONALE'],
    reload: propostaReference,
  })
  concludiVotazione(
    @Unit() unit: WriteUnit,
    @Arg('input', { description: 'La proposta.' }) input: DecidiPropostaInput,
  ): Promise<string> {
    return concludiVotazione(unit, input);
  }
}
