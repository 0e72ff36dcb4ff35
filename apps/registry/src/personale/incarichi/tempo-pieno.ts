// SPDX-License-Identifier: AGPL-3.0-or-later
import { RuleViolation } from '@ambito/errors';
import { ilGiorno } from '@ambito/orari';
import type { WriteUnit } from '@ambito/persistence';

const SOMMA = `
  SELECT lower(inizio.periodo) AS giorno, (SELECT sum(fte) FROM incarico WHERE operatore_id = $1 AND periodo @> lower(inizio.periodo))::float8 AS fte
  FROM incarico AS inizio WHERE operatore_id = $1`;

/**
 * Art. 8 c. 1: the incarichi of a locked operator, as they are written now, make at most a full time on each day.
 * `incarico_tempo_pieno` holds it. @throws RuleViolation with the first day on which they make more
 */
export async function requireTempoPieno(unit: WriteUnit, operatoreId: string): Promise<void> {
  const [oltre] = await unit.query<{ giorno: string; fte: number }>(
    `SELECT giorno, fte FROM (${SOMMA}) AS s WHERE fte > 1 ORDER BY giorno LIMIT 1`,
    [operatoreId],
  );
  if (oltre !== undefined) throw oltreTempoPieno(oltre);
}

/** @param oltre the first day, and the sum of the incarichi on it, if they are known */
export function oltreTempoPieno(oltre?: { giorno: string; fte: number }): RuleViolation {
  const quanto =
    oltre === undefined
      ? 'supererebbero in qualche giorno un tempo pieno'
      : `supererebbero un tempo pieno: ${ilGiorno(oltre.giorno)} farebbero ${oltre.fte.toLocaleString('it-IT')}. Riduci il tempo o cambia i giorni`;
  return new RuleViolation('art. 8 c. 1', `Gli incarichi dell'operatore ${quanto}`, oltre && { ...oltre });
}
