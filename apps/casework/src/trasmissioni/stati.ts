// SPDX-License-Identifier: AGPL-3.0-or-later
import { registerEnumType } from 'type-graphql';

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
export const IN_PAROLE: Readonly<Record<StatoTrasmissione, string>> = {
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
