// SPDX-License-Identifier: AGPL-3.0-or-later
import type { WriteUnit } from '@ambito/persistence';
import type { Caso } from './load-caso.ts';
import { emitPresaInCarico } from './presa-in-carico.evento.ts';
import { requireTransizione, StatoPresaInCarico } from './stati.ts';

/** The new state of a step, and its reason. */
interface Passo {
  readonly stato: StatoPresaInCarico;
  readonly motivo?: string;
}

/** The column of the instant at which a case first came to each state. A suspension has a row of its own. */
const ISTANTE: Readonly<Record<StatoPresaInCarico, string | undefined>> = {
  RICHIESTA: 'richiesta_il',
  IN_VALUTAZIONE: 'assegnata_il',
  IN_CARICO: 'attivata_il',
  SOSPESA: undefined,
  CONCLUSA: 'conclusa_il',
  TRASFERITA: 'conclusa_il',
  NON_ACCOLTA: 'conclusa_il',
};

/**
 * Takes a locked case from its state to another. `durante` writes the rest of the step in the same unit. No other function but
 * `undoConclusione` changes the state of a case. @returns the case's id
 * @throws RuleViolation for a step that is not possible
 */
export async function changeStato(
  unit: WriteUnit,
  { id, stato }: Caso,
  passo: Passo,
  durante?: () => Promise<void>,
): Promise<string> {
  requireTransizione(stato, passo.stato);
  await durante?.();
  if (stato === StatoPresaInCarico.SOSPESA) await endSospensione(unit, id);
  const istante = ISTANTE[passo.stato];
  // Two servers' clocks may differ by a little: no step comes before the one that it follows.
  await unit.query(
    `UPDATE presa_in_carico SET stato = $3, motivo = $4, versione = versione + 1${istante === undefined ? '' : `, ${istante} = coalesce(${istante}, greatest($5, richiesta_il, assegnata_il, attivata_il))`}
     WHERE ambito_id = $1 AND id = $2`,
    [unit.ambitoId, id, passo.stato, passo.motivo ?? null, ...(istante === undefined ? [] : [unit.adesso])],
  );
  await emitPresaInCarico(unit, id);
  unit.audit('PresaInCarico', id);
  return id;
}

/** Whatever a suspended case becomes, the suspension that runs ends with it. */
async function endSospensione(unit: WriteUnit, presaInCaricoId: string): Promise<void> {
  await unit.query(
    `UPDATE sospensione SET periodo = finito_il(periodo, $3)
     WHERE ambito_id = $1 AND presa_in_carico_id = $2 AND upper_inf(periodo)`,
    [unit.ambitoId, presaInCaricoId, unit.adesso],
  );
}

/** The suspension of a case ($2) that began last. */
const ULTIMA_SOSPENSIONE = `ambito_id = $1 AND id =
  (SELECT id FROM sospensione WHERE ambito_id = $1 AND presa_in_carico_id = $2 ORDER BY lower(periodo) DESC, id DESC LIMIT 1)`;

/**
 * Gives a locked case whose end was annulled the state again that it had. A suspension that ended with the case runs on.
 * @param motivo why the end was wrong, for the audit
 */
export async function undoConclusione(
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
interface ConclusioneCorretta {
  /** The reason of the end, as the case shows it. */
  readonly motivo: string;
  /** The state before: a suspension may have ended with the case. */
  readonly daStato: StatoPresaInCarico;
  /** The right instant of the end; undefined when it stays. */
  readonly istante: Date | undefined;
}

/** Writes the right end of a case. @param perche why the end was wrong, for the audit */
export async function correctConclusione(
  unit: WriteUnit,
  id: string,
  { motivo, daStato, istante }: ConclusioneCorretta,
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
