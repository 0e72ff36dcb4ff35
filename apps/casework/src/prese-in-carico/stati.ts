// SPDX-License-Identifier: AGPL-3.0-or-later
import { RuleViolation } from '@ambito/errors';
import { describeRifiuto } from '../describe-rifiuto.ts';

export enum StatoPresaInCarico {
  RICHIESTA = 'RICHIESTA',
  IN_VALUTAZIONE = 'IN_VALUTAZIONE',
  IN_CARICO = 'IN_CARICO',
  SOSPESA = 'SOSPESA',
  CONCLUSA = 'CONCLUSA',
  TRASFERITA = 'TRASFERITA',
  NON_ACCOLTA = 'NON_ACCOLTA',
}
const { IN_VALUTAZIONE, IN_CARICO, SOSPESA, CONCLUSA, TRASFERITA, NON_ACCOLTA } = StatoPresaInCarico;

/**
 * Art. 2 c. 2 and 3: the steps of a case. A person who returns gets a new case; the last three states are final. The database
 * holds the same steps (`passo_presa_in_carico`), and a test compares the two.
 */
export const TRANSIZIONI: Readonly<Record<StatoPresaInCarico, readonly StatoPresaInCarico[]>> = {
  RICHIESTA: [IN_VALUTAZIONE, NON_ACCOLTA],
  IN_VALUTAZIONE: [IN_CARICO, NON_ACCOLTA],
  IN_CARICO: [SOSPESA, CONCLUSA, TRASFERITA],
  SOSPESA: [IN_CARICO, CONCLUSA, TRASFERITA],
  CONCLUSA: [],
  TRASFERITA: [],
  NON_ACCOLTA: [],
};

/** A state as a person calls it, after "il caso è" and "può essere". */
const IN_PAROLE: Readonly<Record<StatoPresaInCarico, string>> = {
  RICHIESTA: 'da assegnare',
  IN_VALUTAZIONE: 'in valutazione',
  IN_CARICO: 'in carico',
  SOSPESA: 'sospeso',
  CONCLUSA: 'concluso',
  TRASFERITA: 'trasferito',
  NON_ACCOLTA: 'non accolto',
};

/**
 * The states in which somebody answers for a case: it has been assigned, and has not ended. The database has the same
 * (`caso_con_responsabile`), and a test compares the two.
 */
export const CON_RESPONSABILE: readonly StatoPresaInCarico[] = [IN_VALUTAZIONE, IN_CARICO, SOSPESA];

/** The states of a case that is not over: a step leads on from them. */
export const APERTI: readonly StatoPresaInCarico[] = Object.values(StatoPresaInCarico).filter(
  (stato) => TRANSIZIONI[stato].length > 0,
);

export function haResponsabile(stato: StatoPresaInCarico): boolean {
  return CON_RESPONSABILE.includes(stato);
}

/** Whether a case is over: no step leads on from its state. The database has the same (`caso_finito`), and a test compares the two. */
export function casoFinito(stato: StatoPresaInCarico): boolean {
  return TRANSIZIONI[stato].length === 0;
}

/** "Il caso è in valutazione": how a refusal begins. */
export function casoInParole(stato: StatoPresaInCarico): string {
  return `Il caso è ${IN_PAROLE[stato]}`;
}

/** @throws RuleViolation that says which steps are possible */
export function requireTransizione(da: StatoPresaInCarico, a: StatoPresaInCarico): void {
  const possibili = TRANSIZIONI[da];
  if (possibili.includes(a)) return;
  if (da === a) throw new RuleViolation('art. 2 c. 3', `${casoInParole(da)}: lo è già`, { da, a, possibili });
  const parole = { transizioni: TRANSIZIONI, inParole: IN_PAROLE, inizio: `${casoInParole(da)} e` };
  throw new RuleViolation('art. 2 c. 3', ...describeRifiuto(da, a, parole));
}

/** @throws RuleViolation for a case that is not suspended: only a suspended case is taken up again */
export function requireSospesa(stato: StatoPresaInCarico): void {
  if (stato !== SOSPESA) throw new RuleViolation('art. 2 c. 3', `${casoInParole(stato)}: si riprende un caso sospeso`);
}

/** @throws RuleViolation for a suspended case: it is taken up again, not taken in charge */
export function requireNonSospesa(stato: StatoPresaInCarico): void {
  if (stato === SOSPESA) throw new RuleViolation('art. 2 c. 3', 'Il caso è sospeso: si riprende');
}

/** @throws RuleViolation for a case that did not end in the state of the end that is annulled or corrected */
export function requireFinitoCosi(stato: StatoPresaInCarico, fine: StatoPresaInCarico): void {
  if (stato === fine) return;
  const manca = fine === NON_ACCOLTA ? 'non c’è un mancato accoglimento da annullare' : `non è ${IN_PAROLE[fine]}`;
  throw new RuleViolation('art. 7 c. 1', `${casoInParole(stato)}: ${manca}`);
}
