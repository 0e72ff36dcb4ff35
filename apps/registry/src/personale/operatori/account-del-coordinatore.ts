// SPDX-License-Identifier: AGPL-3.0-or-later
import { RuleViolation } from '@ambito/errors';
import { giornoRoma } from '@ambito/orari';
import type { WriteUnit } from '@ambito/persistence';

/**
 * Art. 7: the account tells the coordinator in office from others with the same role. While an operator is nominated, for
 * today or for later, only the operator may change the account; anybody else waits until the nomination has ceased.
 * The caller has locked the operator, and a nomination waits for that lock.
 * @throws RuleViolation for the account of a nominated operator that is not the actor
 */
export async function requireAccountLibero(
  unit: WriteUnit,
  operatoreId: string,
  account: string | null,
): Promise<void> {
  const [nominato] = await unit.query<{ account: string | null }>(
    `SELECT account FROM operatore AS o WHERE id = $1 AND account IS DISTINCT FROM $2::text
       AND EXISTS (SELECT FROM nomina_coordinatore AS n WHERE n.operatore_id = o.id AND n.periodo && daterange($3::date, NULL))`,
    [operatoreId, account, giornoRoma(unit.adesso)],
  );
  if (nominato !== undefined && nominato.account !== unit.context.attore.sub)
    throw new RuleViolation(
      'art. 7',
      "È nominato coordinatore dell'Ufficio di Piano: il suo account lo cambia solo lui, finché la nomina non è cessata",
    );
}
