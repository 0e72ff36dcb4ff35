// SPDX-License-Identifier: AGPL-3.0-or-later
import { Forbidden } from '@ambito/errors';
import { giornoRoma } from '@ambito/orari';
import type { WriteUnit } from '@ambito/persistence';

/**
 * Art. 7: what commits the Ambito's plan and its money, or takes note of a change of its Regolamento, is the act of the coordinator in office, not only of who holds the
 * role: while one is in office, another account with the same role is refused. With nobody in office the role is enough,
 * so that a nomination written late stops nothing.
 * @throws Forbidden
 */
export async function esigiCoordinatoreInCarica(unit: WriteUnit): Promise<void> {
  const [inCarica] = await unit.query<{ account: string | null }>(
    `SELECT account FROM nomina_coordinatore AS n JOIN operatore AS o ON o.id = n.operatore_id
     WHERE n.ambito_id = $1 AND n.periodo @> $2::date`,
    [unit.ambitoId, giornoRoma(unit.adesso)],
  );
  if (inCarica !== undefined && inCarica.account !== unit.context.attore.sub)
    throw new Forbidden("È un atto del coordinatore dell'Ufficio di Piano in carica, che è un'altra persona");
}
