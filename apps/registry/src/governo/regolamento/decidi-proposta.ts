// SPDX-License-Identifier: AGPL-3.0-or-later
import { RuleViolation } from '@ambito/errors';
import type { WriteUnit } from '@ambito/persistence';
import { Command, type GraphContext, Permesso, Unit, UUID } from '@ambito/subgraph';
import { Arg, Ctx, Field, InputType, Int, Resolver, Root } from 'type-graphql';
import { associatiDi } from './associati.ts';
import { closeProposta, loadPropostaAperta } from './chiudi-proposta.ts';
import { lockRegolamento } from './nuova-versione.ts';
import { propostaReference } from './proposta.reference.ts';
import { PermessiProposta, PropostaDiModifica, StatoProposta } from './proposta.ts';
import { approvaSeUnanime } from './unanimita.ts';

@InputType({ description: 'Una proposta da ritirare o di cui concludere la votazione.' })
export class DecidiPropostaInput {
  @Field(() => UUID, { description: 'La proposta.' })
  propostaId!: string;

  @Field(() => Int, { description: 'Versione che si è letta.' })
  versione!: number;
}

async function loadDaDecidere(
  unit: WriteUnit,
  { propostaId, versione }: DecidiPropostaInput,
): Promise<{ titolo: string }> {
  await lockRegolamento(unit);
  return loadPropostaAperta(unit, propostaId, versione);
}

@Resolver(() => PermessiProposta)
export class RitiraPropostaDiModifica {
  /** The Coordinamento Istituzionale withdraws its proposal. */
  @Command(() => PropostaDiModifica, {
    description: 'Il Coordinamento Istituzionale ritira una sua proposta.',
    articolo: 'art. 11 c. 2',
    ammessi: ['COORDINAMENTO_ISTITUZIONALE'],
    reload: propostaReference,
  })
  async ritiraPropostaDiModifica(
    @Unit() unit: WriteUnit,
    @Arg('input', { description: 'La proposta.' }) input: DecidiPropostaInput,
  ): Promise<string> {
    await loadDaDecidere(unit, input);
    await closeProposta(unit, input.propostaId, StatoProposta.RITIRATA);
    return input.propostaId;
  }

  @Permesso('Se può ritirarla.')
  puoRitirare(@Root() { stato }: PropostaDiModifica): boolean {
    return stato === StatoProposta.APERTA;
  }
}

@Resolver(() => PermessiProposta)
export class ConcludiVotazione {
  /**
   * Art. 11 c. 2: if the last Comune without a vote leaves the Ambito, no further vote can approve the proposal: the
   * Coordinamento Istituzionale concludes the vote. @throws RuleViolation naming the Comuni that have not voted yet
   */
  @Command(() => PropostaDiModifica, {
    description:
      'Approva una proposta su cui hanno votato a favore tutti i Comuni oggi associati, quando chi mancava ha lasciato l’Ambito (art. 11 c. 2).',
    articolo: 'art. 11 c. 2',
    ammessi: ['COORDINAMENTO_ISTITUZIONALE'],
    reload: propostaReference,
  })
  async concludiVotazione(
    @Unit() unit: WriteUnit,
    @Arg('input', { description: 'La proposta.' }) input: DecidiPropostaInput,
  ): Promise<string> {
    const { titolo } = await loadDaDecidere(unit, input);
    const attesi = await approvaSeUnanime(unit, input.propostaId, titolo);
    if (attesi.length > 0) {
      const comuni = await unit.query<{ nome: string }>(
        'SELECT nome FROM comune WHERE codice_istat = ANY ($1) ORDER BY nome',
        [attesi],
      );
      const manca = comuni.length === 1 ? 'Non ha ancora votato' : 'Non hanno ancora votato';
      throw new RuleViolation('art. 11 c. 2', `${manca}: ${comuni.map(({ nome }) => nome).join(', ')}`, {
        comuni: attesi,
      });
    }
    return input.propostaId;
  }

  @Permesso('Se può concluderne la votazione: tutti i Comuni che oggi sono associati hanno votato a favore.')
  async puoConcludere(@Root() { id, stato }: PropostaDiModifica, @Ctx() context: GraphContext): Promise<boolean> {
    if (stato !== StatoProposta.APERTA) return false;
    const associati = await associatiDi(id, context);
    // With no Comune associated, nobody can approve.
    return associati.length > 0 && associati.every(({ haVotato }) => haVotato);
  }
}
