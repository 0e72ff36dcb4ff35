// SPDX-License-Identifier: AGPL-3.0-or-later
import { defineReference } from '@ambito/subgraph';
import { pianoLavora } from '../piano-di-zona/piano-di-zona.azioni.ts';

/** Of the actor's own Ambito only. */
export const lineaReference = defineReference({
  typename: 'LineaDiBilancio',
  azione: pianoLavora,
  keys: {
    id: ({ query, ambitoId }, ids) =>
      query(
        `SELECT l.id, l.anno, l.codice, l.denominazione, l.fondo, l.importo::text AS importo, l.importo_approvato::text AS "importoApprovato", l.stato, l.versione,
                EXISTS (SELECT FROM riduzione_linea AS r WHERE r.linea_id = l.id AND r.stato = 'RICHIESTA') AS "inRiduzione"
         FROM linea_di_bilancio AS l JOIN piano_di_zona AS p ON p.id = l.piano_id
         WHERE l.id = ANY ($1::uuid[]) AND p.ambito_id = $2`,
        [ids, ambitoId],
      ),
  },
});
