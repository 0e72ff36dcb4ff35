// SPDX-License-Identifier: AGPL-3.0-or-later
import { BadUserInput, RuleViolation } from '@ambito/errors';
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

/** The states to which an answer of the ente led: it accepted or refused. */
const RISPOSTE: readonly StatoTrasmissione[] = [StatoTrasmissione.ACCOLTA, StatoTrasmissione.RIFIUTATA];

export function haEsito(stato: StatoTrasmissione): boolean {
  return RISPOSTE.includes(stato);
}

/** @throws BadUserInput for a refusal without a reason, or a reason of what is not refused */
export function requireMotivoDelRifiuto(accolta: boolean, conMotivo: boolean, campo: string): void {
  if (accolta !== conMotivo) return;
  throw new BadUserInput(
    ['input', campo],
    accolta ? 'La richiesta è accolta: togli il motivo del rifiuto' : 'La richiesta è rifiutata: indica perché',
  );
}

/** @throws RuleViolation for a transmission without an outcome of the ente */
export function requireEsito(stato: StatoTrasmissione): void {
  if (!haEsito(stato))
    throw new RuleViolation('art. 2 c. 8 e', `La trasmissione è ${IN_PAROLE[stato]}: non ha un esito da rettificare`);
}

/** Whether the state came from what the ente reported. A revocation is of the sender, who transmits the request again. */
export function riferita(stato: StatoTrasmissione): boolean {
  return stato === StatoTrasmissione.PRESA_VISIONE || haEsito(stato);
}

/** @throws RuleViolation for a transmission of which the ente has reported nothing, or that was revoked */
export function requireRisposta(stato: StatoTrasmissione): void {
  if (stato === StatoTrasmissione.REVOCATA)
    throw new RuleViolation(
      'art. 2 c. 8 e',
      'La trasmissione è revocata, e la revoca non si annulla: la richiesta si trasmette di nuovo',
    );
  if (!riferita(stato))
    throw new RuleViolation(
      'art. 2 c. 8 e',
      `La trasmissione è ${IN_PAROLE[stato]}: l’ente non ha ancora risposto, e non c’è nulla da annullare`,
    );
}
