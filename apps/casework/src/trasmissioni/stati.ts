// SPDX-License-Identifier: AGPL-3.0-or-later
import { RuleViolation } from '@ambito/errors';
import { registerEnumType } from 'type-graphql';
import { describeRifiuto } from '../describe-rifiuto.ts';

export enum StatoTrasmissione {
  TRASMESSA = 'TRASMESSA',
  PRESA_VISIONE = 'PRESA_VISIONE',
  ACCOLTA = 'ACCOLTA',
  RIFIUTATA = 'RIFIUTATA',
  REVOCATA = 'REVOCATA',
}
registerEnumType(StatoTrasmissione, {
  name: 'StatoTrasmissione',
  description: 'Stato di una trasmissione.',
  valuesConfig: {
    TRASMESSA: { description: "Trasmessa all'ente competente." },
    PRESA_VISIONE: { description: "L'ente ne ha preso visione." },
    ACCOLTA: { description: "L'ente l'ha accolta." },
    RIFIUTATA: { description: "L'ente l'ha rifiutata, con motivo." },
    REVOCATA: { description: "Revocata da chi l'ha trasmessa, prima dell'esito." },
  },
});

/** How a person calls a state. */
const IN_PAROLE: Readonly<Record<StatoTrasmissione, string>> = {
  TRASMESSA: 'trasmessa',
  PRESA_VISIONE: 'di cui l’ente ha preso visione',
  ACCOLTA: 'accolta',
  RIFIUTATA: 'rifiutata',
  REVOCATA: 'revocata',
};

const ESITI = [StatoTrasmissione.ACCOLTA, StatoTrasmissione.RIFIUTATA, StatoTrasmissione.REVOCATA];

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
