// SPDX-License-Identifier: AGPL-3.0-or-later
import { columnsOf } from '@ambito/persistence';
import { ListField } from '@ambito/subgraph';
import { Resolver } from 'type-graphql';
import { pianoLeggi } from '../piano-di-zona/piano-di-zona.azioni.ts';
import { PianoDiZona } from '../piano-di-zona/piano-di-zona.ts';
import { EdizionePianoEntity } from './edizione-piano.entity.ts';
import { EdizionePianoConnection } from './edizione.ts';

@Resolver(() => PianoDiZona)
export class EdizioniDelPianoResolver {
  @ListField(() => EdizionePianoConnection, {
    description: 'Le edizioni approvate, dalla più recente: la prima è quella che vale.',
    azione: pianoLeggi,
    columns: columnsOf(EdizionePianoEntity),
    from: 'edizione_piano WHERE piano_id = owner',
    order: [['numero', 'integer']],
    direction: 'DESC',
  })
  edizioni(): readonly unknown[] {
    return [];
  }
}
