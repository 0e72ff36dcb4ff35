// SPDX-License-Identifier: AGPL-3.0-or-later
import { randomUUID } from 'node:crypto';

/** The header with the id of a request, which every subgraph, audit row, event, job and log line keeps. */
export const HEADER_RICHIESTA = 'x-request-id';
/** The header by which the gateway hands the caller's own id of the request on. */
export const HEADER_RICHIESTA_CHIAMANTE = 'x-caller-request-id';

/** The two ids of a request: the system's own, which no caller chooses, and the caller's, if it gave one. */
export interface RequestIds {
  readonly requestId: string;
  readonly callerRequestId?: string | undefined;
}

type Header = string | string[] | undefined;

/** The ids of a request that arrives at the gateway: a new one, with the caller's beside it. */
export function newRequestIds(header: Header): RequestIds {
  return { requestId: randomUUID(), callerRequestId: wellFormed(header) };
}

/** The ids that a call of the gateway carries. */
export function requestIdsOf(own: Header, callers: Header): RequestIds {
  return { requestId: wellFormed(own) ?? randomUUID(), callerRequestId: wellFormed(callers) };
}

/** The headers that carry the ids of a request to a subgraph. */
export function requestIdHeaders({ requestId, callerRequestId }: RequestIds): Record<string, string> {
  return {
    [HEADER_RICHIESTA]: requestId,
    ...(callerRequestId === undefined ? {} : { [HEADER_RICHIESTA_CHIAMANTE]: callerRequestId }),
  };
}

/** An id that may stand in logs and in the audit; undefined for any other text. */
function wellFormed(header: Header): string | undefined {
  return typeof header === 'string' && /^[A-Za-z0-9._-]{8,64}$/.test(header) ? header : undefined;
}
