// SPDX-License-Identifier: AGPL-3.0-or-later
import { giornoRoma, periodoDi } from '@ambito/orari';
import type { Reader, WorkUnit } from '@ambito/persistence';
import type { Toccati } from './toccati.ts';

/** The first year with figures. Facts that began earlier count in its figures too. */
export const PRIMO_ANNO = 2020;

/** Marks the periods whose figures must be made again, in the transaction that changed the facts. */
export async function markPeriodi(
  unit: WorkUnit,
  toccati: readonly Toccati[],
  oggi = giornoRoma(new Date()),
): Promise<void> {
  if (unit.ambitoId === null) return;
  const periodi = new Set(
    toccati.flatMap(({ giorni, da }) => [
      ...giorni.flatMap(periodiDelGiorno),
      ...(da === null ? [] : periodiDa(da, oggi)),
    ]),
  );
  if (periodi.size === 0) return;
  await writePeriodi(unit, 'SELECT $1::uuid, unnest($2::text[])', [unit.ambitoId, [...periodi].sort()]);
}

/**
 * Writes the marks of periods. A mark that is there already is written again, so that whoever takes it to make the figures waits for
 * these facts and sees them.
 * @param ambitiAndPeriodi a query for the Ambito and the period of each mark, once each. It gives them in their order, so that two
 *   transactions never wait for each other
 */
export async function writePeriodi(
  { query }: Reader,
  ambitiAndPeriodi: string,
  parameters: readonly unknown[],
): Promise<void> {
  await query(
    `INSERT INTO periodo_da_ricalcolare (ambito_id, periodo) ${ambitiAndPeriodi}
     ON CONFLICT (ambito_id, periodo) DO UPDATE SET periodo = excluded.periodo`,
    parameters,
  );
}

function periodiDelGiorno(giorno: string): string[] {
  const { mese, trimestre, anno } = periodoDi(giorno);
  return [mese, trimestre, anno];
}

/** All months, quarters and years from those of a day to those of today. */
function periodiDa(da: string, oggi: string): string[] {
  const periodi = new Set<string>();
  const inizio = Math.max(PRIMO_ANNO * 12, Number(da.slice(0, 4)) * 12 + Number(da.slice(5, 7)) - 1);
  const fine = Number(oggi.slice(0, 4)) * 12 + Number(oggi.slice(5, 7)) - 1;
  for (let mese = inizio; mese <= fine; mese += 1) {
    const giorno = `${Math.floor(mese / 12)}-${String((mese % 12) + 1).padStart(2, '0')}-01`;
    for (const periodo of periodiDelGiorno(giorno)) periodi.add(periodo);
  }
  return [...periodi];
}
