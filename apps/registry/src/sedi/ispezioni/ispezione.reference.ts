// SPDX-License-Identifier: AGPL-3.0-or-later
import { columnsOf } from '@ambito/persistence';
import { defineReference } from '@ambito/subgraph';
import { soloDelComune } from '../../ambito/comuni/proprio-comune.ts';
import { IspezioneEntity } from './ispezione.entity.ts';
import { ispezioneLeggi } from './ispezioni.azioni.ts';

/** Of the actor's own Ambito, and for a COMUNE of its own sede. */
export const ispezioneReference = defineReference({
  typename: 'Ispezione',
  azione: ispezioneLeggi,
  keys: {
    id: ({ query, ambitoId, autorizzazione }, ids) =>
      query(
        `SELECT ${columnsOf(IspezioneEntity, 'i')} FROM ispezione AS i JOIN sede ON sede.id = sede_id
         WHERE i.id = ANY ($1::uuid[]) AND i.ambito_id = $2 AND ($3::text IS NULL OR codice_istat = $3)`,
        [ids, ambitoId, soloDelComune(autorizzazione)],
      ),
  },
});
