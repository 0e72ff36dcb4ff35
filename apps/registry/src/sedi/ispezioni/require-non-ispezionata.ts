// SPDX-License-Identifier: AGPL-3.0-or-later
import { RuleViolation } from '@ambito/errors';
import { ilGiorno } from '@ambito/orari';
import type { WriteUnit } from '@ambito/persistence';

/** @throws RuleViolation for a sede that was inspected after a day: on the day of the inspection it was still active */
export async function requireNonIspezionataDopo(unit: WriteUnit, sedeId: string, giorno: string): Promise<void> {
  const [ultima] = await unit.query<{ eseguitaIl: string }>(
    `SELECT eseguita_il AS "eseguitaIl" FROM ispezione WHERE sede_id = $1 AND eseguita_il > $2::date
     ORDER BY eseguita_il DESC LIMIT 1`,
    [sedeId, giorno],
  );
  if (ultima !== undefined)
    throw new RuleViolation('art. 5 c. 2', `La sede è stata ispezionata più tardi, ${ilGiorno(ultima.eseguitaIl)}`);
}
