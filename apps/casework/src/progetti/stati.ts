// SPDX-License-Identifier: AGPL-3.0-or-later
import { RuleViolation } from '@ambito/errors';
import { describeRifiuto } from '../describe-rifiuto.ts';

export enum StatoProgetto {
  BOZZA = 'BOZZA',
  ATTIVO = 'ATTIVO',
  CONCLUSO = 'CONCLUSO',
}
const { ATTIVO, CONCLUSO } = StatoProgetto;

/**
 * Art. 2 c. 5 a: the steps of a project. A draft is concluded when its case ends before the person accepts it. The database holds
 * the same steps (`passo_progetto`), and a test compares the two.
 */
export const TRANSIZIONI: Readonly<Record<StatoProgetto, readonly StatoProgetto[]>> = {
  BOZZA: [ATTIVO, CONCLUSO],
  ATTIVO: [CONCLUSO],
  CONCLUSO: [],
};

/** A state as a person calls it, after "un progetto" and "può diventare". */
const IN_PAROLE: Readonly<Record<StatoProgetto, string>> = {
  BOZZA: 'in bozza',
  ATTIVO: 'attivo',
  CONCLUSO: 'concluso',
};

/** @throws RuleViolation that says which steps are possible */
export function requireTransizione(da: StatoProgetto, a: StatoProgetto): void {
  const possibili = TRANSIZIONI[da];
  if (possibili.includes(a)) return;
  if (da === a) throw new RuleViolation('art. 2 c. 5 a', `Il progetto è già ${IN_PAROLE[da]}`, { da, a, possibili });
  const parole = { transizioni: TRANSIZIONI, inParole: IN_PAROLE, inizio: `Un progetto ${IN_PAROLE[da]}` };
  throw new RuleViolation('art. 2 c. 5 a', ...describeRifiuto(da, a, parole));
}

/** The one state in which a project goes on: the person has accepted it, and it has not ended. */
export function inCorso(stato: StatoProgetto): boolean {
  return stato === ATTIVO;
}

/**
 * @param siFa what is done only with an active project, as in "si verifica"
 * @throws RuleViolation for a project that is not active
 */
export function requireInCorso(stato: StatoProgetto, siFa: string): void {
  if (!inCorso(stato))
    throw new RuleViolation('art. 2 c. 3 d', `Il progetto è ${IN_PAROLE[stato]}: ${siFa} un progetto attivo`);
}
