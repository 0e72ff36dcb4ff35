// SPDX-License-Identifier: AGPL-3.0-or-later
import { columnsOf } from '@ambito/persistence';
import { AtMost, Azione, type GraphContext, ListField } from '@ambito/subgraph';
import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { correggeOf } from '../../ambito/annullamenti/corregge.ts';
import { pianoLavora } from '../piano-di-zona/piano-di-zona.azioni.ts';
import { PianoDiZona } from '../piano-di-zona/piano-di-zona.ts';
import { AndamentoObiettivo, AndamentoObiettivoConnection } from './andamento.ts';
import { DefinizioneIndicatore, ObiettivoDiPiano } from './obiettivo-di-piano.ts';
import { AndamentoObiettivoEntity } from './obiettivo.entity.ts';
import { OBIETTIVI } from './obiettivo.reference.ts';

@Resolver(() => PianoDiZona)
export class ObiettiviDelPianoResolver {
  @Azione(pianoLavora)
  @AtMost(100)
  @FieldResolver(() => [ObiettivoDiPiano], {
    description: 'Gli obiettivi come sono adesso, anche in revisione; solo del proprio Ambito.',
  })
  obiettivi(@Root() { id }: PianoDiZona, @Ctx() context: GraphContext): Promise<object[]> {
    return context.loadMany('PianoDiZona.obiettivi', id, ({ query, ambitoId }, ids) =>
      query(
        `SELECT "pianoId" AS owner, o.* FROM (${OBIETTIVI} WHERE o.piano_id = ANY ($1::uuid[])) AS o
         ORDER BY "pianoId", ordine, id`,
        [ids, ambitoId],
      ),
    );
  }
}

@Resolver(() => ObiettivoDiPiano)
export class ObiettivoDiPianoResolver {
  @Azione(pianoLavora)
  @FieldResolver(() => DefinizioneIndicatore, {
    nullable: true,
    description: "L'indicatore da cui si vede, con la definizione e i valori che ne dà il Sistema Informativo.",
  })
  indicatore(@Root() { codiceIndicatore }: ObiettivoDiPiano): DefinizioneIndicatore | null {
    return codiceIndicatore === null ? null : { codice: codiceIndicatore };
  }

  @ListField(() => AndamentoObiettivoConnection, {
    description: 'Come è andato, dal giorno più recente.',
    azione: pianoLavora,
    columns: columnsOf(AndamentoObiettivoEntity),
    from: 'andamento_obiettivo WHERE obiettivo_id = owner',
    order: [['al', 'date']],
    direction: 'DESC',
  })
  andamento(): readonly unknown[] {
    return [];
  }
}

export const AndamentoCorregge = correggeOf(AndamentoObiettivo);
