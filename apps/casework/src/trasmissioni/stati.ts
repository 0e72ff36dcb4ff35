// SPDX-License-Identifier: AGPL-3.0-or-later
import { RuleViolation } from '@ambito/errors';
import { enumOfList } from '@ambito/subgraph';
import { statiTrasmissione } from '@ambito/vocabulary';
import { describeRifiuto } from '../describe-rifiuto.ts';

export const StatoTrasmissione = enumOfList('StatoTrasmissione', 'Stato di una trasmissione.', statiTrasmissione);
export type StatoTrasmissione = keyof typeof StatoTrasmissione;

/** How a person calls a state. */
const IN_PAROLE: Readonly<Record<StatoTrasmissione, string>> = {
  TRASMESSA: 'trasmessa',
  PRESA_VISIONE: 'di cui l’ente ha preso visione',
  ACCOLTA: 'accolta',
  RIFIUTATA: 'rifiutata',
  REVOCATA: 'revocata',
};

const ESITI: readonly StatoTrasmissione[] = [
  StatoTrasmissione.ACCOLTA,
  StatoTrasmissione.RIFIUTATA,
  StatoTrasmissione.REVOCATA,
];

/**
 * How a transmission goes on. An outcome may come without an acknowledgement before it: whoever answers has seen it. The
 * database holds the same steps (`passo_trasmissione`), and a test compares the two.
 */
export const TRANSIZIONI: Readonly<Record<StatoTrasmissione, readonly StatoTrasmissione[]>> = {
  TRASMESSA: [StatoTrasmissione.PRESA_VISIONE, ...ESITI],
  PRESA_VISIONE: ESITI,
  ACCOLTA: [],
  RIFIUTATA: [],
  REVOCATA: [],
};

/** @throws RuleViolation that says which steps are possible */
export function requireTransizione(da: StatoTrasmissione, a: StatoTrasmissione): void {
  if (TRANSIZIONI[da].includes(a)) return;
  const parole = { transizioni: TRANSIZIONI, inParole: IN_PAROLE, inizio: `Una trasmissione ${IN_PAROLE[da]}` };
  throw new RuleViolation('art. 2 c. 8 e', ...describeRifiuto(da, a, parole));
}
