// SPDX-License-Identifier: AGPL-3.0-or-later
import type { WriteUnit } from '@ambito/persistence';
import { emitPresaInCarico } from './presa-in-carico.evento.ts';
import { StatoPresaInCarico } from './stati.ts';

/** The suspension of a case ($2) that began last. */
const ULTIMA_SOSPENSIONE = `ambito_id = $1 AND id =
  (SELECT id FROM sospensione WHERE ambito_id = $1 AND presa_in_carico_id = $2 ORDER BY lower(periodo) DESC, id DESC LIMIT 1)`;

/**
 * Gives a locked case whose end was annulled the state again that it had. A suspension that ended with the case runs on.
 * @param motivo why the end was wrong, for the audit
 */
export async function resumeCaso(
  unit: WriteUnit,
  id: string,
  stato: StatoPresaInCarico,
  motivo: string,
): Promise<void> {
  if (stato === StatoPresaInCarico.SOSPESA)
    await unit.query(`UPDATE sospensione SET periodo = tstzrange(lower(periodo), NULL) WHERE ${ULTIMA_SOSPENSIONE}`, [
      ...[unit.ambitoId, id],
    ]);
  await unit.query(
    `UPDATE presa_in_carico SET stato = $3, motivo = NULL, conclusa_il = NULL, versione = versione + 1
     WHERE ambito_id = $1 AND id = $2`,
    [unit.ambitoId, id, stato],
  );
  await emitPresaInCarico(unit, id);
  unit.audit('PresaInCarico', id, motivo);
}

/** How the end of a locked case is corrected. */
interface FineCorretta {
  /** The reason of the end, as the case shows it. */
  readonly motivo: string;
  /** The state before: a suspension may have ended with the case. */
  readonly daStato: StatoPresaInCarico;
  /** The right instant of the end; undefined when it stays. */
  readonly istante: Date | undefined;
}

/** Writes the right end of a case. @param perche why the end was wrong, for the audit */
export async function correctFineCaso(
  unit: WriteUnit,
  id: string,
  { motivo, daStato, istante }: FineCorretta,
  perche: string,
): Promise<void> {
  if (istante !== undefined && daStato === StatoPresaInCarico.SOSPESA)
    await unit.query(`UPDATE sospensione SET periodo = tstzrange(lower(periodo), $3) WHERE ${ULTIMA_SOSPENSIONE}`, [
      ...[unit.ambitoId, id, istante],
    ]);
  await unit.query(
    `UPDATE presa_in_carico SET motivo = $3, conclusa_il = coalesce($4, conclusa_il), versione = versione + 1
     WHERE ambito_id = $1 AND id = $2`,
    [unit.ambitoId, id, motivo, istante ?? null],
  );
  await emitPresaInCarico(unit, id);
  unit.audit('PresaInCarico', id, perche);
}
