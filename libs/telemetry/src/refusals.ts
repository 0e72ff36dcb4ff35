// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Logger } from './logger.ts';
import type { Metrics } from './metrics.ts';
import type { RequestIds } from './request-id.ts';

/** A request that was refused because of who sent it. It names nobody. */
export interface Refusal extends Partial<RequestIds> {
  /** The action that was refused; absent when the request was refused before any. */
  readonly action?: string;
  readonly reason: string;
  /** The roles that the caller held, and the Ambito in which it acted. */
  readonly roles?: readonly string[];
  readonly ambito?: string | null;
}

export type TellRefusal = (refusal: Refusal) => void;

/**
 * Counts and logs refusals of authorisation. Nobody signed in is ordinary, since sessions end: it is logged as information, any other
 * reason as a warning.
 */
export function refusals(metrics: Pick<Metrics, 'refused'>, logger: Pick<Logger, 'info' | 'warn'>): TellRefusal {
  return ({ action = 'none', reason, requestId, callerRequestId, roles, ambito }) => {
    metrics.refused.inc({ action, reason });
    const line = { requestId, callerRequestId, action, reason, roles, ambito };
    if (reason === 'not_signed_in') logger.info(line, 'refused');
    else logger.warn(line, 'refused');
  };
}
