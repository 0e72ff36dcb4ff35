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
 * Takes a locked case from its state to another. `durante` writes the rest of the step in the same unit. Only `resumeCaso` and
 * `tornaIndietro`, which take a step back, change the state of a case otherwise. @returns the case's id
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
