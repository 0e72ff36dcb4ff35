// SPDX-License-Identifier: AGPL-3.0-or-later
import { rettificaSulPosto, type WriteUnit } from '@ambito/persistence';
import {
  AtMost,
  Command,
  DataIso,
  type GraphContext,
  Motivo,
  Permesso,
  Unit,
  UpdateInput,
  UUID,
} from '@ambito/subgraph';
import { Length } from 'class-validator';
import { Arg, Ctx, Field, Int, Resolver, Root } from 'type-graphql';
import { finishProgetto } from './finish-progetto.ts';
import { loadProgetto } from './load-progetto.ts';
import { VERIFICA, VerificaEntity } from './progetto.entity.ts';
import { progettoReference } from './progetto.reference.ts';
import { PermessiProgetto, ProgettoPersonalizzato, type ProgettoRow } from './progetto.ts';
import { requireInCorso } from './stati.ts';
import {
  correggeVerifiche,
  deleteValutazioni,
  EsitoObiettivoInput,
  requireGiornoInCorso,
  requireSvolta,
  rereadValutazioni,
  writeValutazioni,
} from './write-verifica.ts';

@UpdateInput(VerificaEntity, 'Una verifica registrata male, e come doveva essere', [])
export class RettificaVerificaInput {
  @Field(() => UUID, { description: 'Il progetto.' })
  progettoId!: string;

  @Field(() => Int, { description: 'Versione del progetto che si è letta.' })
  versione!: number;

  @Field(() => UUID, { description: 'La verifica già svolta.' })
  verificaId!: string;

  @Motivo()
  motivo!: string;

  @Field(() => DataIso, {
    nullable: true,
    description: 'Il giorno in cui si è svolta, da quello in cui il progetto è stato accettato a oggi.',
  })
  svoltaIl?: string;

  @Field(() => String, { nullable: true, description: 'Che cosa ne è emerso.' })
  @Length(3, 4_000)
  relazione?: string;

  @Field(() => [EsitoObiettivoInput], {
    nullable: true,
    description: 'Gli obiettivi che vi si sono valutati, tutti: un obiettivo ha l’esito della sua ultima verifica.',
  })
  @AtMost(20)
  obiettivi?: EsitoObiettivoInput[];
}

@Resolver(() => PermessiProgetto)
export class RettificaVerifica {
  /**
   * Art. 2 c. 3 d: a verification was recorded with the wrong day, words or outcomes. What it said is kept with them. Outcomes that stay
   * count as they did on the right day.
   * @returns the project's id
   */
  @Command(() => ProgettoPersonalizzato, {
    description:
      'Il case manager rettifica una verifica registrata male: il giorno, che cosa ne è emerso, gli esiti degli obiettivi (art. 2 c. 3 d).',
    articolo: 'art. 2 c. 3 d',
    ammessi: ['ASSISTENTE_SOCIALE'],
    personale: true,
    reload: progettoReference,
  })
  async rettificaVerifica(
    @Unit() unit: WriteUnit,
    @Arg('input', { description: 'La verifica.' }) input: RettificaVerificaInput,
  ): Promise<string> {
    const { progettoId, verificaId, motivo, svoltaIl, relazione, obiettivi } = input;
    const { stato } = await loadProgetto(unit, input);
    requireInCorso(stato, 'si rettifica una verifica di');
    const svolta = await requireSvolta(unit, input);
    if (svoltaIl !== undefined) await requireGiornoInCorso(unit, progettoId, svoltaIl);
    await rettificaSulPosto(unit, VERIFICA, verificaId, { motivo }, async () => {
      await unit.query(
        `UPDATE verifica SET svolta = coalesce($3, svolta), relazione = coalesce($4, relazione) WHERE ambito_id = $1 AND id = $2`,
        [unit.ambitoId, verificaId, svoltaIl ?? null, relazione ?? null],
      );
      const corretta = { progettoId, verificaId, giorno: svoltaIl ?? svolta };
      if (obiettivi === undefined) {
        if (svoltaIl !== undefined) await rereadValutazioni(unit, corretta);
        return;
      }
      await deleteValutazioni(unit, verificaId);
      await writeValutazioni(unit, corretta, obiettivi);
    });
    return finishProgetto(unit, input, motivo);
  }

  @Permesso('Se può rettificarne una verifica.')
  puoRettificareVerifiche(@Root() progetto: ProgettoRow, @Ctx() context: GraphContext): Promise<boolean> {
    return correggeVerifiche(progetto, context);
  }
}
