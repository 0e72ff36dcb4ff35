// SPDX-License-Identifier: AGPL-3.0-or-later
import { RuleViolation } from '@ambito/errors';

export enum StatoPresaInCarico {
  RICHIESTA = 'RICHIESTA',
  IN_VALUTAZIONE = 'IN_VALUTAZIONE',
  IN_CARICO = 'IN_CARICO',
  SOSPESA = 'SOSPESA',
  CONCLUSA = 'CONCLUSA',
  NON_ACCOLTA = 'NON_ACCOLTA',
}

/** Art. 2 c. 2 and 3: how a case goes. A return opens a new one; nothing leaves the last two. */
export const TRANSIZIONI: Readonly<Record<StatoPresaInCarico, readonly StatoPresaInCarico[]>> = {
  RICHIESTA: [StatoPresaInCarico.IN_VALUTAZIONE, StatoPresaInCarico.NON_ACCOLTA],
  IN_VALUTAZIONE: [StatoPresaInCarico.IN_CARICO, StatoPresaInCarico.NON_ACCOLTA],
  IN_CARICO: [StatoPresaInCarico.SOSPESA, StatoPresaInCarico.CONCLUSA],
  SOSPESA: [StatoPresaInCarico.IN_CARICO, StatoPresaInCarico.CONCLUSA],
  CONCLUSA: [],
  NON_ACCOLTA: [],
};

/** Whether somebody answers for a case in a state: it has been assigned, and has not ended. */
export function haResponsabile(stato: StatoPresaInCarico): boolean {
  return [StatoPresaInCarico.IN_VALUTAZIONE, StatoPresaInCarico.IN_CARICO, StatoPresaInCarico.SOSPESA].includes(stato);
}

/** @throws RuleViolation that says which steps are possible */
export function requireTransizione(da: StatoPresaInCarico, a: StatoPresaInCarico): void {
  const possibili = TRANSIZIONI[da];
  if (possibili.includes(a)) return;
  const elenco = possibili.length === 0 ? 'nessuno' : possibili.join(', ');
  throw new RuleViolation(
    'art. 2 c. 3',
    `Una presa in carico ${da} non può diventare ${a}. Passaggi possibili: ${elenco}`,
    { da, a, possibili },
  );
}
