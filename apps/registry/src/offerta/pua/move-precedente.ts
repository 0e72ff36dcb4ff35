// SPDX-License-Identifier: AGPL-3.0-or-later
import type { WriteUnit } from '@ambito/persistence';
import type { PuaRow } from './pua.ts';

/**
 * The arrangement before one that is annulled holds until the day before the next one, but no longer than its Comune belongs to the
 * Ambito and its sede and district are there.
 * @param dal the first day of the arrangement that takes the place of the annulled one; without it, of the one that followed
 */
export async function movePrecedente(
  unit: WriteUnit,
  { codiceIstat, ambitoId, dal: annullata }: Pick<PuaRow, 'codiceIstat' | 'ambitoId' | 'dal'>,
  dal?: string,
): Promise<void> {
  await unit.query(
    `UPDATE pua AS prima SET versione = prima.versione + 1, periodo = resta.periodo
     FROM (
       SELECT p.id, p.periodo AS era, a.periodo * s.periodo * e.periodo * daterange(lower(p.periodo), coalesce($4::date, (
           SELECT min(lower(dopo.periodo)) FROM pua AS dopo WHERE dopo.codice_istat = $1 AND lower(dopo.periodo) > $3::date
         ))) AS periodo
       FROM pua AS p
       JOIN appartenenza AS a ON a.codice_istat = p.codice_istat AND a.ambito_id = p.ambito_id AND a.periodo @> lower(p.periodo)
       JOIN sede AS s ON s.id = p.sede_id
       JOIN ente AS e ON e.id = p.distretto_id
       WHERE p.codice_istat = $1 AND p.ambito_id = $2 AND lower(p.periodo) < $3::date
       ORDER BY lower(p.periodo) DESC LIMIT 1
     ) AS resta
     WHERE prima.id = resta.id AND resta.periodo <> resta.era`,
    [codiceIstat, ambitoId, annullata, dal ?? null],
  );
}
