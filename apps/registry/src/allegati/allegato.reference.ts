// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Autorizzazione } from '@ambito/access';
import { defineReference } from '@ambito/subgraph';
import { provaDelComuneSql } from '../ispezioni/prova-del-comune.sql.ts';

/**
 * Of the actor's own Ambito; a Comune sees its own, and what shows how its sede was found. `$2` is the Ambito, `$3` what
 * `comuneDi` says.
 */
export const ALLEGATO_VISIBILE = `ambito_id = $2 AND ($3::text IS NULL OR comune = $3 OR ${provaDelComuneSql('$3')})`;

/** The Comune for which the actor acts; null for who acts for the whole Ambito. */
export function comuneDi({
  ruolo,
  assegnazione,
}: Pick<Autorizzazione, 'assegnazione'> & { ruolo: string }): string | null {
  return ruolo === 'COMUNE' ? (assegnazione?.comune ?? '') : null;
}

export const allegatoReference = defineReference({
  typename: 'Allegato',
  azione: 'allegato.leggi',
  keys: {
    id: ({ query, ambitoId, autorizzazione }, ids) =>
      query(
        `SELECT id, nome, tipo, dimensione, stato, impronta, preparato_da AS "preparatoDa", preparato_il AS "preparatoIl",
                caricato_il AS "caricatoIl"
         FROM allegato WHERE id = ANY ($1::uuid[]) AND ${ALLEGATO_VISIBILE}`,
        [ids, ambitoId, comuneDi(autorizzazione)],
      ),
  },
});
