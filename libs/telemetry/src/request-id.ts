// SPDX-License-Identifier: AGPL-3.0-or-later
import { randomUUID } from 'node:crypto';

/** Carries one id from the gateway through every subgraph, row of audit and line of log. */
export const HEADER_RICHIESTA = 'x-request-id';

/** The caller's request id when it is well formed (it ends up in logs), else a new one. */
export function requestIdOf(header: string | string[] | undefined): string {
  return typeof header === 'string' && /^[A-Za-z0-9._-]{8,64}$/.test(header) ? header : randomUUID();
}
