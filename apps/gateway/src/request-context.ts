// SPDX-License-Identifier: AGPL-3.0-or-later
import { HEADER_AMBITO } from '@ambito/access';
import { HEADER_RICHIESTA, requestIdOf } from '@ambito/telemetry';
import type { Request } from 'express';

/** The part of a caller's request that the subgraphs receive: token, Ambito and request id. */
export interface RequestContext {
  readonly authorization: string | undefined;
  readonly ambito: string | undefined;
  readonly requestId: string;
}

export function requestContextOf(request: Request): RequestContext {
  return {
    authorization: request.get('authorization'),
    ambito: request.get(HEADER_AMBITO),
    requestId: requestIdOf(request.get(HEADER_RICHIESTA)),
  };
}
