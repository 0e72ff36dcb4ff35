// SPDX-License-Identifier: AGPL-3.0-or-later
import { randomInt } from 'node:crypto';
import { UNAVAILABLE_RETRY_S } from '@ambito/errors';

const SPREAD_S = 10;
/** The longest time that `retryLater` tells. */
export const MOST_RETRY_S = UNAVAILABLE_RETRY_S + SPREAD_S;

/** What a caller reads who is refused among many: each a time of its own, so that they do not come back together. */
export function retryLater(): { message: string; seconds: number } {
  const seconds = UNAVAILABLE_RETRY_S + randomInt(SPREAD_S + 1);
  return { message: `Ci sono troppe richieste: riprova tra ${inWords(seconds)}`, seconds };
}

export function inWords(seconds: number): string {
  if (seconds === 1) return 'un secondo';
  return seconds < 120 ? `${seconds} secondi` : `${Math.ceil(seconds / 60)} minuti`;
}
