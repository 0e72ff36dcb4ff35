// SPDX-License-Identifier: AGPL-3.0-or-later
import { answerError, Unavailable } from '@ambito/errors';
import { goneSignal, type Metrics } from '@ambito/telemetry';
import type { Request, RequestHandler, Response } from 'express';
import type { Caller } from '../request-context.ts';
import type { LimitsConfig } from './limits.ts';
import { anonymousOnly, Overloaded, Places } from './places.ts';
import { retryLater } from './retry-later.ts';

export interface Door {
  readonly enter: RequestHandler;
  /** Gives up the place of a request before it is answered; nothing for one that has none. */
  leave(response: Response): void;
}

/**
 * The door of the graph for callers who are not signed in. The gateway is one thread: while it reads, plans and writes for them, everybody
 * else waits. So a few of their operations are in hand at a time, and the others wait before anything is done for them, or are refused at
 * once. The door stands behind the reading of the body, so that nobody holds a place by sending slowly, and a place is left when the
 * answer is written, however slowly it is taken, or when the request goes to wait in the lane.
 */
export function anonymousDoor(
  limits: LimitsConfig,
  { callerOf, metrics }: { callerOf: (request: Request) => Caller; metrics: Pick<Metrics, 'overloaded'> },
): Door {
  const places = new Places(anonymousOnly(limits.ANONYMOUS_IN_HAND, limits.ANONYMOUS_WAITING, limits.SUBGRAPH_WAIT_MS));
  const leaving = new WeakMap<Response, () => void>();

  async function enter(...[request, response, next]: Parameters<RequestHandler>): Promise<void> {
    if (callerOf(request).signedIn) return next();
    const gone = goneSignal(response);
    const left = new Promise<void>((resolve) => leaving.set(response, resolve));
    try {
      await places.run('anonymous', gone, async () => {
        const answered = answeredKb(response);
        next();
        await Promise.race([answered, left]);
      });
    } catch (error) {
      if (gone.aborted) return;
      if (!(error instanceof Overloaded)) throw error;
      const { message, seconds } = retryLater(metrics, gone);
      answerError(response, new Unavailable(message), seconds);
    }
  }

  return { enter, leave: (response) => leaving.get(response)?.() };
}

/** Resolves when an answer is written, with its size, or when its caller has gone. */
export function answeredKb(response: Response): Promise<number> {
  return new Promise((resolve) => {
    const tell = (): void => resolve(Number(response.getHeader('content-length') ?? 0) / 1_024);
    response.once('prefinish', tell);
    response.once('close', tell);
  });
}
