// SPDX-License-Identifier: AGPL-3.0-or-later
import type { WriteUnit } from '@ambito/persistence';

/** Of which sede, or of which Comune in an Ambito. */
export type DiChiPua = { readonly sedeId: string } | { readonly codiceIstat: string; readonly ambitoId: string };

/**
 * Art. 2 c. 8 e: nobody exercises the PUA after the last day of the sede that does, or of the Comune in the Ambito that
 * arranged it: what goes on beyond ends on that day, and what begins afterwards is taken back.
 * Who exercised it on the days that are over stays: a sede that did so until today does not end before yesterday, which the
 * database refuses (`pua_immutabile`).
 */
export async function endPua(unit: WriteUnit, diChi: DiChiPua, al: string): Promise<void> {
  const [condizione, parametri] =
    'sedeId' in diChi
      ? ['sede_id = $2', [diChi.sedeId]]
      : ['codice_istat = $2 AND ambito_id = $3', [diChi.codiceIstat, diChi.ambitoId]];
  await unit.query(`DELETE FROM pua WHERE ${condizione} AND lower(periodo) > $1::date`, [al, ...parametri]);
  await unit.query(
    `UPDATE pua SET periodo = periodo * daterange(NULL, $1::date, '[]') WHERE ${condizione} AND periodo @> $1::date + 1`,
    [al, ...parametri],
  );
}
