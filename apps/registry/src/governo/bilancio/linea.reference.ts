// SPDX-License-Identifier: AGPL-3.0-or-later
import { columnsOf } from '@ambito/persistence';
import { defineAsked, defineReference, whenAsked } from '@ambito/subgraph';
import { pianoLavora } from '../piano-di-zona/piano-di-zona.azioni.ts';
import { LineaDiBilancioEntity } from './linea.entity.ts';

const PERMESSI_CHIESTI = defineAsked('LineaDiBilancio', 'permessi');
const IN_RIDUZIONE = columnsOf(LineaDiBilancioEntity, 'l', ['inRiduzione']);

/** Of the actor's own Ambito only. */
export const lineaReference = defineReference({
  typename: 'LineaDiBilancio',
  azione: pianoLavora,
  keys: {
    id: ({ query, ambitoId, ...chi }, ids) =>
      query(
        `SELECT ${columnsOf(LineaDiBilancioEntity, 'l')} ${whenAsked(chi, IN_RIDUZIONE, PERMESSI_CHIESTI)}
         FROM linea_di_bilancio AS l JOIN piano_di_zona AS p ON p.id = l.piano_id
         WHERE l.id = ANY ($1::uuid[]) AND p.ambito_id = $2`,
        [ids, ambitoId],
      ),
  },
});
