// SPDX-License-Identifier: AGPL-3.0-or-later
import { defineReference } from '@ambito/subgraph';
import { provaDelComuneSql } from '../../sedi/ispezioni/prova-del-comune.sql.ts';
import { soloDelComune } from '../../sedi/sede/sede-di-chi.ts';
import { allegatoLeggi } from './allegati.azioni.ts';

/**
 * Of the actor's own Ambito; a Comune sees its own, and what shows how its sede was found. `$2` is the Ambito, `$3` what
 * `soloDelComune` says.
 */
export const ALLEGATO_VISIBILE = `ambito_id = $2 AND ($3::text IS NULL OR comune = $3 OR ${provaDelComuneSql('$3')})`;

export const allegatoReference = defineReference({
  typename: 'Allegato',
  azione: allegatoLeggi,
  keys: {
    id: ({ query, ambitoId, autorizzazione }, ids) =>
      query(
        `SELECT id, nome, tipo, dimensione, stato, impronta, preparato_da AS "preparatoDa", preparato_il AS "preparatoIl",
                caricato_il AS "caricatoIl"
         FROM allegato WHERE id = ANY ($1::uuid[]) AND ${ALLEGATO_VISIBILE}`,
        [ids, ambitoId, soloDelComune(autorizzazione)],
      ),
  },
});
