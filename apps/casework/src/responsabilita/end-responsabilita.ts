// SPDX-License-Identifier: AGPL-3.0-or-later
import type { WriteUnit } from '@ambito/persistence';
import { ULTIMO_TRATTO } from './chi-risponde.ts';
import { realign } from './entrust-case.ts';
import { emitSuccessioni } from './emit-successioni.ts';

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

/** The last stretch (`r`) of a case ($2) that has ended. */
const ULTIMO = `r.ambito_id = $1 AND r.presa_in_carico_id = $2 AND ${ULTIMO_TRATTO}`;

/**
 * Whoever answered for a case when it ended answers for it again, without a gap. If their service has ended meanwhile, whoever
 * succeeds them answers from now on. Handovers that were planned when the case ended are not planned again.
 */
export async function resumeResponsabilita(unit: WriteUnit, presaInCaricoId: string): Promise<void> {
  const caso = [unit.ambitoId, presaInCaricoId];
  await unit.query(`UPDATE responsabilita r SET periodo = tstzrange(lower(periodo), NULL) WHERE ${ULTIMO}`, caso);
  await realign(unit, [presaInCaricoId]);
  const responsabili = await unit.query<{ operatoreId: string }>(
    `SELECT DISTINCT operatore_id AS "operatoreId" FROM responsabilita
     WHERE ambito_id = $1 AND presa_in_carico_id = $2 AND operatore_id IS NOT NULL`,
    caso,
  );
  await emitSuccessioni(
    unit,
    responsabili.map(({ operatoreId }) => operatoreId),
  );
}

/** Moves the beginning of the responsibility for a case to another instant, before the end of its first stretch. */
export async function moveInizioResponsabilita(unit: WriteUnit, presaInCaricoId: string, istante: Date): Promise<void> {
  await unit.query(
    `UPDATE responsabilita r SET periodo = tstzrange($3, upper(periodo))
     WHERE r.ambito_id = $1 AND r.presa_in_carico_id = $2 AND inizio = (
       SELECT min(inizio) FROM responsabilita WHERE ambito_id = $1 AND presa_in_carico_id = $2)`,
    [unit.ambitoId, presaInCaricoId, istante],
  );
}

/** Moves the end of the responsibility for a case that has ended to another instant, within its last stretch. */
export async function moveFineResponsabilita(unit: WriteUnit, presaInCaricoId: string, istante: Date): Promise<void> {
  await unit.query(`UPDATE responsabilita r SET periodo = tstzrange(lower(periodo), $3) WHERE ${ULTIMO}`, [
    ...[unit.ambitoId, presaInCaricoId, istante],
  ]);
}
