// SPDX-License-Identifier: AGPL-3.0-or-later
import { HEADER_AMBITO, HEADER_RUOLO, type Attore, type ProvenCaller } from '@ambito/access';
import { goneSignal, HEADER_RICHIESTA, newRequestIds } from '@ambito/telemetry';
import type { Request, Response } from 'express';

/** The part of a caller's request that the subgraphs receive; and whether the caller has gone. */
export interface Forwarded extends ProvenCaller {
  readonly gone: AbortSignal;
}

/** By whom a request is counted: a signed-in account, or the network address of somebody who is not. */
export interface Caller {
  readonly signedIn: boolean;
  /** A pseudonym: neither account nor address can be read from it, in Redis or in a log. */
  readonly key: string;
}

/** What the gateway knows of a request to the graph. */
export interface RequestContext extends Forwarded {
  readonly attore: Attore;
  /** By whom the request is counted. It goes no further than the gateway. */
  readonly caller: Caller;
  /** Resolves with the size of the answer when it is written. */
  readonly answeredKb: Promise<number>;
  /** Gives up the place that the request has at the door of callers who are not signed in: it waits elsewhere. */
  readonly leaveDoor: () => void;
}

export function forwardedOf(request: Request, response: Response): Forwarded {
  return {
    authorization: request.get('authorization'),
    ambito: request.get(HEADER_AMBITO),
    ruolo: request.get(HEADER_RUOLO),
    ...newRequestIds(request.get(HEADER_RICHIESTA)),
    gone: goneSignal(response),
  };
}
