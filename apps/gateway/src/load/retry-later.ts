// SPDX-License-Identifier: AGPL-3.0-or-later
import { randomInt } from 'node:crypto';
import { UNAVAILABLE_RETRY_S } from '@ambito/errors';
import type { Metrics } from '@ambito/telemetry';

const SPREAD_S = 10;
/** The longest time that `retryLater` tells. */
export const MOST_RETRY_S = UNAVAILABLE_RETRY_S + SPREAD_S;

/**
 * Counts the refusal of a caller who is not signed in and finds no place, unless it has gone.
 * @returns what it reads: each a time of its own, so that callers who are refused together do not come back together
 */
export function retryLater(
  metrics: Pick<Metrics, 'overloaded'>,
  gone: AbortSignal,
): { message: string; seconds: number } {
  if (!gone.aborted) metrics.overloaded.inc({ subgraph: 'none', rank: 'anonymous' });
  const seconds = UNAVAILABLE_RETRY_S + randomInt(SPREAD_S + 1);
  return { message: `Ci sono troppe richieste: riprova tra ${inWords(seconds)}`, seconds };
}

export function inWords(seconds: number): string {
  if (seconds === 1) return 'un secondo';
  return seconds < 120 ? `${seconds} secondi` : `${Math.ceil(seconds / 60)} minuti`;
}
