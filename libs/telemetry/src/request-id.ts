// SPDX-License-Identifier: AGPL-3.0-or-later
import { randomUUID } from 'node:crypto';

/** The header with the id of a request, which every subgraph, audit row and log line keeps. */
export const HEADER_RICHIESTA = 'x-request-id';

/** The caller's request id when it is well formed (it ends up in logs), else a new one. */
export function requestIdOf(header: string | string[] | undefined): string {
  return typeof header === 'string' && /^[A-Za-z0-9._-]{8,64}$/.test(header) ? header : randomUUID();
}
