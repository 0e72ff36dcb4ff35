// SPDX-License-Identifier: AGPL-3.0-or-later
import { ilGiorno } from '@ambito/orari';
import type { WriteUnit } from '@ambito/persistence';

/** The PUA that a sede exercises, or the one of a Comune in an Ambito. */
export type DiChiPua = { readonly sedeId: string } | { readonly codiceIstat: string; readonly ambitoId: string };

/**
 * Art. 2 c. 8 e: ends the PUA with the last day (`al`) of the sede that exercises it, or of the Comune in the Ambito. An
 * arrangement that goes on beyond that day ends on it; one that begins afterwards is deleted. The past does not change: the
 * database refuses a last day before yesterday (`pua_immutabile`).
 */
export async function endPua(unit: WriteUnit, diChi: DiChiPua, al: string): Promise<void> {
  const [condizione, parametri] =
    'sedeId' in diChi
      ? ['sede_id = $2', [diChi.sedeId]]
      : ['codice_istat = $2 AND ambito_id = $3', [diChi.codiceIstat, diChi.ambitoId]];
  const tolte = await unit.query<{ codiceIstat: string }>(
    `DELETE FROM pua WHERE ${condizione} AND lower(periodo) > $1::date RETURNING codice_istat AS "codiceIstat"`,
    [al, ...parametri],
  );
  const finite = await unit.query<{ codiceIstat: string }>(
    `UPDATE pua SET periodo = periodo * daterange(NULL, $1::date, '[]'), versione = versione + 1
     WHERE ${condizione} AND periodo @> $1::date + 1 RETURNING codice_istat AS "codiceIstat"`,
    [al, ...parametri],
  );
  for (const codiceIstat of new Set([...tolte, ...finite].map((pua) => pua.codiceIstat)))
    unit.audit('Comune', codiceIstat, `La PUA finisce ${ilGiorno(al)}`);
}
