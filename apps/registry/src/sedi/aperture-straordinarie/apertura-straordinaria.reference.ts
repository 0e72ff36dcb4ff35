// SPDX-License-Identifier: AGPL-3.0-or-later
import { columnsOf } from '@ambito/persistence';
import { defineReference } from '@ambito/subgraph';
import { soloDelComune } from '../../ambito/comuni/proprio-comune.ts';
import { AperturaStraordinariaEntity } from './apertura-straordinaria.entity.ts';
import { aperturaLeggi } from './aperture-straordinarie.azioni.ts';

/** Of the actor's own Ambito, and for a COMUNE of its own sede. */
export const aperturaStraordinariaReference = defineReference({
  typename: 'AperturaStraordinaria',
  azione: aperturaLeggi,
  keys: {
    id: ({ query, ambitoId, autorizzazione }, ids) =>
      query(
        `SELECT ${columnsOf(AperturaStraordinariaEntity, 'a')} FROM apertura_straordinaria AS a JOIN sede ON sede.id = sede_id
         WHERE a.id = ANY ($1::uuid[]) AND a.ambito_id = $2 AND ($3::text IS NULL OR codice_istat = $3)`,
        [ids, ambitoId, soloDelComune(autorizzazione)],
      ),
  },
});
