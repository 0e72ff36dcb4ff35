// SPDX-License-Identifier: AGPL-3.0-or-later
import { columnsOf } from '@ambito/persistence';
import { Azione, type GraphContext, ListField, LoadField, LoadQuery, UUID, mancaAllaLinea } from '@ambito/subgraph';
import { Arg, Ctx, FieldResolver, Int, Resolver, Root } from 'type-graphql';
import { pianoLavora } from '../piano-di-zona/piano-di-zona.azioni.ts';
import { PianoDiZona } from '../piano-di-zona/piano-di-zona.ts';
import {
  LineaDiBilancio,
  LineaDiBilancioConnection,
  type LineaRow,
  RiduzioneLinea,
  RiduzioneLineaConnection,
  type RiduzioneRow,
} from './linea-di-bilancio.ts';
import { RiduzioneLineaEntity } from './linea.entity.ts';
import { lineaReference } from './linea.reference.ts';

@Resolver(() => PianoDiZona)
export class BilancioDelPianoResolver {
  @ListField(() => LineaDiBilancioConnection, {
    description:
      'Le linee di bilancio come sono adesso, di un anno o di tutti, per anno e codice; solo del proprio Ambito.',
    nodes: lineaReference,
    from: 'linea_di_bilancio WHERE piano_id = owner AND EXISTS (SELECT FROM piano_di_zona WHERE id = piano_id AND ambito_id = $3)',
    filters: [(anno) => `anno = ${anno}::integer`],
    order: [
      ['anno', 'integer'],
      ['codice', 'text'],
    ],
    direction: 'ASC',
  })
  linee(
    @Arg('anno', () => Int, { nullable: true, description: 'Un anno.' }) anno: number | undefined,
    @Ctx() { ambitoId }: GraphContext,
  ): readonly unknown[] {
    return [ambitoId, anno];
  }
}

@Resolver(() => RiduzioneLinea)
export class RiduzioneLineaResolver {
  @LoadField(() => LineaDiBilancio, lineaReference, {
    nullable: true,
    description: 'La linea che riceve la somma; assente se non è uno storno.',
  })
  versoLinea(@Root() { versoLineaId }: RiduzioneRow): string | null {
    return versoLineaId;
  }

  @Azione(pianoLavora)
  @FieldResolver(() => String, {
    nullable: true,
    description: 'Perché è rifiutata, in parole: a quale linea manca quanto.',
  })
  async rifiuto(
    @Root() { lineaId, mancano, versoLineaId, cessa }: RiduzioneRow,
    @Ctx() context: GraphContext,
  ): Promise<string | null> {
    if (mancano === null) return null;
    const linea = (await context.load(lineaReference, 'id', lineaId)) as LineaRow | null;
    const perChe = versoLineaId !== null ? 'lo storno' : cessa ? 'la cessazione' : 'la riduzione';
    return linea === null ? null : mancaAllaLinea(linea, mancano, perChe);
  }
}

@Resolver(() => LineaDiBilancio)
export class LineaDiBilancioResolver {
  @LoadQuery(() => LineaDiBilancio, lineaReference, { description: 'Una linea di bilancio del proprio Ambito.' })
  lineaDiBilancio(@Arg('id', () => UUID, { description: 'La linea.' }) id: string): string {
    return id;
  }

  @ListField(() => RiduzioneLineaConnection, {
    description: 'Le riduzioni chieste, dalla più recente.',
    azione: pianoLavora,
    columns: columnsOf(RiduzioneLineaEntity),
    from: 'riduzione_linea WHERE linea_id = owner',
    order: [
      ['richiesta_il', 'timestamptz'],
      ['id', 'uuid'],
    ],
    direction: 'DESC',
  })
  riduzioni(): readonly unknown[] {
    return [];
  }
}
