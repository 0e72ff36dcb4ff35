// SPDX-License-Identifier: AGPL-3.0-or-later
import { estremi } from '@ambito/orari';
import { lock, LOCKS, type WorkUnit } from '@ambito/persistence';
import { CATALOGO } from '../indicatori/catalogo.ts';
import { NON_NOTO, type Dimensione } from '../indicatori/dimensioni.ts';
import type { Indicatore } from '../indicatori/indicatore.ts';

/**
 * Makes the figures of an Ambito for some periods again, from its facts: the same facts make the same figures, in any order of
 * arrival. It runs in a transaction of the Ambito, one at a time for each Ambito.
 */
export async function recompute(unit: WorkUnit, periodi: readonly string[]): Promise<void> {
  await lock(unit, LOCKS.cifre, `${unit.ambitoId}`);
  // The indicators' `current_date` is the day in Rome, wherever the server is.
  await unit.query(`SELECT set_config('timezone', 'Europe/Rome', true)`);
  for (const periodo of periodi) await recomputePeriodo(unit, periodo);
}

async function recomputePeriodo(unit: WorkUnit, periodo: string): Promise<void> {
  const limiti = estremi(periodo);
  if (limiti === null) return;
  await unit.query('DELETE FROM cella WHERE ambito_id = $1 AND periodo = $2', [unit.ambitoId, periodo]);
  for (const indicatore of CATALOGO) {
    await unit.query(INSERIMENTI.get(indicatore.codice) ?? '', [
      unit.ambitoId,
      limiti.dal,
      limiti.al,
      periodo,
      indicatore.codice,
      indicatore.scala ?? 1,
    ]);
  }
}

/** Each indicator has one statement, which reads the source once and makes the total and every breakdown. */
const INSERIMENTI: ReadonlyMap<string, string> = new Map(
  CATALOGO.map((indicatore) => [indicatore.codice, inserimento(indicatore)]),
);

function inserimento(indicatore: Indicatore): string {
  const { fonte, numeratore, denominatore, persone, quota, dimensioni } = indicatore;
  const parte = (dimensione: Dimensione, chiave: string, resto: string): string =>
    `SELECT '${dimensione}' AS dimensione, ${chiave} AS chiave, (${numeratore})::numeric AS numeratore,
            ${denominatore === undefined ? 'NULL' : `(${denominatore})`}::numeric AS denominatore, ${persone ?? 'NULL'}::integer AS persone,
            ${quota?.dentro ?? 'NULL'}::integer AS persone_dentro, ${quota?.fuori ?? 'NULL'}::integer AS persone_fuori
     FROM fonte ${resto}`;
  const parti = [
    parte('TOTALE', `''`, ''),
    ...dimensioni.map((dimensione) => {
      const colonna = dimensione.toLowerCase();
      // Facts with an unknown entry are a part of their own. Without that part the others would not add up to the total.
      return parte(dimensione, `coalesce(${colonna}::text, '${NON_NOTO}')`, `GROUP BY ${colonna}`);
    }),
  ];
  const valore =
    denominatore === undefined ? 'numeratore' : 'round($6::numeric * numeratore / nullif(denominatore, 0), 4)';
  return `WITH fonte AS MATERIALIZED (${fonte})
    INSERT INTO cella (ambito_id, periodo, indicatore, dimensione, chiave, numeratore, denominatore, persone, persone_dentro, persone_fuori, valore)
    SELECT $1, $4, $5, dimensione, chiave, numeratore, denominatore, persone, persone_dentro, persone_fuori, ${valore}
    FROM (${parti.join('\nUNION ALL\n')}) AS parti
    WHERE $2::date IS NOT NULL AND $3::date IS NOT NULL AND $6::numeric IS NOT NULL`;
}
