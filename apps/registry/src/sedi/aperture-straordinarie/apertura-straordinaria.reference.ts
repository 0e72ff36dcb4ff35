// SPDX-License-Identifier: AGPL-3.0-or-later
import { defineReference } from '@ambito/subgraph';
import { oraSql } from '../orari/orari.sql.ts';
import { soloDelComune } from '../sede/sede-di-chi.ts';
import { aperturaLeggi } from './aperture-straordinarie.azioni.ts';

/** Of the actor's own Ambito, and for a COMUNE of its own sede. */
export const aperturaStraordinariaReference = defineReference({
  typename: 'AperturaStraordinaria',
  azione: aperturaLeggi,
  keys: {
    id: ({ query, ambitoId, autorizzazione }, ids) =>
      query(
        `SELECT a.id, sede_id AS "sedeId", giorno, ${oraSql('lower(fascia)')} AS dalle, ${oraSql('upper(fascia)')} AS alle, motivo, stato,
                richiesta_da AS "richiestaDa", richiesta_il AS "richiestaIl", decisa_il AS "decisaIl",
                motivo_decisione AS "motivoDecisione", a.versione
         FROM apertura_straordinaria AS a JOIN sede ON sede.id = sede_id
         WHERE a.id = ANY ($1::uuid[]) AND a.ambito_id = $2 AND ($3::text IS NULL OR codice_istat = $3)`,
        [ids, ambitoId, soloDelComune(autorizzazione)],
      ),
  },
});
