// SPDX-License-Identifier: AGPL-3.0-or-later
import type { WriteUnit } from '@ambito/persistence';
import { emitSuccessioni } from '../responsabilita/emit-successioni.ts';

/** Ends the responsibility for a case that ends. A case that was never assigned has none. */
export async function endResponsabilita(unit: WriteUnit, presaInCaricoId: string): Promise<void> {
  const responsabili = await unit.query<{ operatoreId: string }>(
    'SELECT operatore_id AS "operatoreId" FROM responsabilita WHERE ambito_id = $1 AND presa_in_carico_id = $2 AND operatore_id IS NOT NULL',
    [unit.ambitoId, presaInCaricoId],
  );
  // Later changes of the case manager that were decided are deleted.
  await unit.query(
    `DELETE FROM responsabilita r WHERE ambito_id = $1 AND presa_in_carico_id = $2 AND lower(periodo) > $3
       AND EXISTS (SELECT FROM responsabilita prima WHERE prima.ambito_id = $1 AND prima.presa_in_carico_id = $2 AND prima.periodo << r.periodo)`,
    [unit.ambitoId, presaInCaricoId, unit.adesso],
  );
  await unit.query(
    `UPDATE responsabilita SET periodo = finito_il(periodo, $3)
     WHERE ambito_id = $1 AND presa_in_carico_id = $2 AND (upper_inf(periodo) OR upper(periodo) > $3)`,
    [unit.ambitoId, presaInCaricoId, unit.adesso],
  );
  await emitSuccessioni(
    unit,
    responsabili.map(({ operatoreId }) => operatoreId),
  );
}
