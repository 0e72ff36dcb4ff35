// SPDX-License-Identifier: AGPL-3.0-or-later
import { setTimeout as sleep } from 'node:timers/promises';
import { TooManyRequests } from '@ambito/errors';
import type { Metrics } from '@ambito/telemetry';
import { HeaderMap } from '@apollo/server';
import { GraphQLError } from 'graphql';
import type { RequestContext } from '../request-context.ts';
import type { LimitsConfig } from './limits.ts';
import { perAddress } from './per-address.ts';
import { anonymousOnly, Overloaded, Places } from './places.ts';
import { inWords, MOST_RETRY_S, retryLater } from './retry-later.ts';

/** An answer up to this size holds nobody up. */
const LIGHT_KB = 64;
/** Nobody rests longer than the longest time that any caller is told who is refused among many. */
const MOST_REST_MS = MOST_RETRY_S * 1_000;
/** Who is signed in and has asked so recently is at work. */
const AT_WORK_MS = 10_000;
/** One address may have this share of the waiting places in front of the lane. */
const SHARE = 0.2;
/** The lane pauses for this share of what an operation may wait: one large answer turns nobody away who comes after it. */
const MOST_PAUSE = 0.8;

/** What is known of an address that has asked for a large answer. */
interface Address {
  /** Its operations take turns before the lane: it has one at a time there, and the lane goes from address to address. */
  readonly turns: Places;
  /** When its rest ends, by `performance.now()`. */
  restsUntil: number;
}

type Asked = Pick<RequestContext, 'caller' | 'gone' | 'answeredKb' | 'leaveDoor'>;

/**
 * Lets operations of callers who are not signed in, and whose answers may be large, pass one at a time; the others wait, and hold no
 * place at the door meanwhile. The gateway and the services are one thread each: such an answer holds each of them for a tenth of a
 * second and more. As long as somebody who is signed in is at work, who should seldom meet one, the lane pauses after a large answer,
 * the longer the longer it took, however many addresses ask; and the address that was given it rests, the longer the larger it was. No
 * other address waits for that rest.
 * @returns what an operation waits for before any subgraph is called. It throws the refusal
 */
export function heavyLane(
  limits: LimitsConfig,
  metrics: Pick<Metrics, 'limited' | 'overloaded'>,
): (cost: number, asked: Asked) => Promise<void> {
  const { ANONYMOUS_HEAVY_COST, ANONYMOUS_PAUSE, ANONYMOUS_REST_MS, ANONYMOUS_WAITING, SUBGRAPH_WAIT_MS } = limits;
  const lane = new Places(anonymousOnly(1, ANONYMOUS_WAITING, SUBGRAPH_WAIT_MS));
  const addressOf = perAddress<Address>(() => ({
    turns: new Places(anonymousOnly(1, Math.ceil(ANONYMOUS_WAITING * SHARE), SUBGRAPH_WAIT_MS)),
    restsUntil: -Infinity,
  }));
  let lastSignedIn = -Infinity;
  const isSomebodyAtWork = (): boolean => performance.now() - lastSignedIn < AT_WORK_MS;

  /** Waits for the end of the rest. @throws TooManyRequests at once when that comes after the operation may wait */
  async function rested({ restsUntil }: Address, gone: AbortSignal, mayWaitUntil: number): Promise<void> {
    const now = performance.now();
    if (restsUntil <= now || !isSomebodyAtWork()) return;
    if (restsUntil <= mayWaitUntil) return sleep(restsUntil - now, undefined, { signal: gone, ref: false });
    metrics.limited.inc({ purpose: 'anonymous' });
    const seconds = Math.ceil((restsUntil - now) / 1_000);
    const message = `Questo indirizzo ha appena avuto una risposta molto grande: riprova tra ${inWords(seconds)}`;
    throw new TooManyRequests(message, seconds);
  }

  /** Lets an operation begin when the lane is its own, until it is answered and the lane has paused. Resolves when it is answered. */
  function pass(address: Address, { gone, answeredKb }: Asked, begin: () => void): Promise<void> {
    return new Promise((answered, refused) => {
      const work = async (): Promise<void> => {
        const begun = performance.now();
        begin();
        const largeKb = (await answeredKb) - LIGHT_KB;
        const now = performance.now();
        const restMs = Math.min(largeKb * ANONYMOUS_REST_MS, MOST_REST_MS);
        address.restsUntil = Math.max(address.restsUntil, now + restMs);
        answered();
        const pauseMs = Math.min((now - begun) * ANONYMOUS_PAUSE, SUBGRAPH_WAIT_MS * MOST_PAUSE);
        if (largeKb > 0 && pauseMs > 0 && isSomebodyAtWork()) await sleep(pauseMs, undefined, { ref: false });
      };
      lane.run('anonymous', gone, work).catch(refused);
    });
  }

  /** Resolves when the lane is the operation's. */
  function entered(asked: Asked): Promise<void> {
    const mayWaitUntil = performance.now() + SUBGRAPH_WAIT_MS;
    const address = addressOf(asked.caller.key);
    return new Promise((resolve, reject) => {
      address.turns
        .run('anonymous', asked.gone, async () => {
          await rested(address, asked.gone, mayWaitUntil);
          await pass(address, asked, resolve);
        })
        .catch(reject);
    });
  }

  return async (cost, asked) => {
    const { caller, gone } = asked;
    if (caller.signedIn) lastSignedIn = performance.now();
    if (caller.signedIn || cost <= ANONYMOUS_HEAVY_COST) return;
    asked.leaveDoor();
    try {
      await entered(asked);
    } catch (error) {
      if (!(error instanceof Overloaded) && !gone.aborted) throw error;
      throw refusal(retryLater(metrics, gone));
    }
  };
}

function refusal({ message, seconds }: ReturnType<typeof retryLater>): GraphQLError {
  const headers = new HeaderMap([['retry-after', String(seconds)]]);
  return new GraphQLError(message, {
    extensions: { code: 'UNAVAILABLE', ritentabile: true, http: { status: 503, headers } },
  });
}
