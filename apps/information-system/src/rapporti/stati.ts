// SPDX-License-Identifier: AGPL-3.0-or-later
import { RuleViolation } from '@ambito/errors';

export enum StatoRapporto {
  IN_CODA = 'IN_CODA',
  IN_GENERAZIONE = 'IN_GENERAZIONE',
  GENERATO = 'GENERATO',
  APPROVATO = 'APPROVATO',
  TRASMESSO = 'TRASMESSO',
  FALLITO = 'FALLITO',
}

const POSSIBILI: Readonly<Record<StatoRapporto, readonly StatoRapporto[]>> = {
  IN_CODA: [StatoRapporto.IN_GENERAZIONE],
  IN_GENERAZIONE: [StatoRapporto.GENERATO, StatoRapporto.FALLITO],
  GENERATO: [StatoRapporto.APPROVATO, StatoRapporto.IN_CODA],
  APPROVATO: [StatoRapporto.TRASMESSO],
  TRASMESSO: [],
  FALLITO: [],
};

/** Whether a report goes from one state to another. */
export function puoPassare(da: StatoRapporto, a: StatoRapporto): boolean {
  return POSSIBILI[da].includes(a);
}

/** @throws RuleViolation that says which steps are possible */
export function requirePasso(da: StatoRapporto, a: StatoRapporto): void {
  if (puoPassare(da, a)) return;
  const possibili = POSSIBILI[da];
  const elenco = possibili.length === 0 ? 'nessuno' : possibili.join(', ');
  throw new RuleViolation('art. 2 c. 8 b', `Un rapporto ${da} non può diventare ${a}. Passaggi possibili: ${elenco}`, {
    da,
    a,
    possibili,
  });
}
