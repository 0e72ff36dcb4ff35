// SPDX-License-Identifier: AGPL-3.0-or-later
import { uuidv7 } from '@ambito/events';
import { keepAnnullato, type WriteUnit } from '@ambito/persistence';
import { Command, type GraphContext, Motivo, Permesso, Unit, UUID } from '@ambito/subgraph';
import { Arg, Ctx, Field, InputType, Int, Resolver, Root } from 'type-graphql';
import { finishProgetto } from './finish-progetto.ts';
import { loadProgetto } from './load-progetto.ts';
import { VERIFICA } from './progetto.entity.ts';
import { progettoReference } from './progetto.reference.ts';
import { PermessiProgetto, ProgettoPersonalizzato, type ProgettoRow } from './progetto.ts';
import { requireInCorso } from './stati.ts';
import { correggeVerifiche, deleteValutazioni, requireSvolta } from './write-verifica.ts';

@InputType({ description: 'Una verifica registrata per errore: non si è ancora svolta.' })
export class AnnullaVerificaInput {
  @Field(() => UUID, { description: 'Il progetto.' })
  progettoId!: string;

  @Field(() => Int, { description: 'Versione del progetto che si è letta.' })
  versione!: number;

  @Field(() => UUID, { description: 'La verifica già svolta.' })
  verificaId!: string;

  @Motivo()
  motivo!: string;
}

@Resolver(() => PermessiProgetto)
export class AnnullaVerifica {
  /**
   * Art. 2 c. 3 d: the verification did not take place, as when it was of another project. It is planned again, and each objective has
   * the outcome of the one before. @returns the project's id
   */
  @Command(() => ProgettoPersonalizzato, {
    description:
      'Il case manager annulla una verifica registrata per errore: è di nuovo prevista, e gli obiettivi hanno l’esito di prima (art. 2 c. 3 d).',
    articolo: 'art. 2 c. 3 d',
    ammessi: ['ASSISTENTE_SOCIALE'],
    personale: true,
    reload: progettoReference,
  })
  async annullaVerifica(
    @Unit() unit: WriteUnit,
    @Arg('input', { description: 'La verifica.' }) input: AnnullaVerificaInput,
  ): Promise<string> {
    const { verificaId, motivo } = input;
    const { stato } = await loadProgetto(unit, input);
    requireInCorso(stato, 'si annulla una verifica di');
    await requireSvolta(unit, input);
    await keepAnnullato(unit, VERIFICA, verificaId, { motivo, conservatoCome: uuidv7() });
    await deleteValutazioni(unit, verificaId);
    await unit.query(
      'UPDATE verifica SET svolta = NULL, relazione = NULL, registrata_il = NULL WHERE ambito_id = $1 AND id = $2',
      [...[unit.ambitoId, verificaId]],
    );
    return finishProgetto(unit, input, motivo);
  }

  @Permesso('Se può annullarne una verifica.')
  puoAnnullareVerifiche(@Root() progetto: ProgettoRow, @Ctx() context: GraphContext): Promise<boolean> {
    return correggeVerifiche(progetto, context);
  }
}
