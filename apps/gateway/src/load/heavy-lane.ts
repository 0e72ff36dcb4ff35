// SPDX-License-Identifier: AGPL-3.0-or-later
import { setTimeout as sleep } from 'node:timers/promises';
import type { Metrics } from '@ambito/telemetry';
import { HeaderMap } from '@apollo/server';
import { GraphQLError } from 'graphql';
import type { RequestContext } from '../request-context.ts';
import type { LimitsConfig } from './limits.ts';
import { anonymousOnly, Overloaded, Places } from './places.ts';
import { retryLater } from './retry-later.ts';

/** An answer up to this size holds nobody up. */
const LIGHT_KB = 64;
const MOST_REST_MS = 30_000;
/** Who is signed in and has asked so recently is at work. */
const AT_WORK_MS = 10_000;

type Asked = Pick<RequestContext, 'caller' | 'gone' | 'answeredKb'>;

/**
 * Lets operations of callers who are not signed in, and whose answers may be large, pass one at a time; another one waits. The gateway
 * and the services are one thread each: such an answer holds each of them for a tenth of a second and more. After one that was large the
 * next waits, the longer the larger it was, as long as somebody who is signed in is at work, who should seldom meet one. Small
 * operations do not wait for large ones.
 * @returns what an operation waits for before any subgraph is called. It throws the refusal
 */
export function heavyLane(
  limits: LimitsConfig,
  metrics: Pick<Metrics, 'overloaded'>,
): (cost: number, asked: Asked) => Promise<void> {
  const lane = new Places(anonymousOnly(1, 1, limits.SUBGRAPH_WAIT_MS));
  let lastSignedIn = -Infinity;

  async function rest(kb: number): Promise<void> {
    const ms = Math.min((kb - LIGHT_KB) * limits.ANONYMOUS_REST_MS, MOST_REST_MS);
    if (ms > 0 && performance.now() - lastSignedIn < AT_WORK_MS) await sleep(ms, undefined, { ref: false });
  }

  return async (cost, { caller, gone, answeredKb }) => {
    if (caller.signedIn) lastSignedIn = performance.now();
    if (caller.signedIn || cost <= limits.ANONYMOUS_HEAVY_COST) return;
    try {
      await new Promise<void>((resolve, reject) => {
        lane
          .run('anonymous', gone, async () => {
            resolve();
            await rest(await answeredKb);
          })
          .catch(reject);
      });
    } catch (error) {
      if (!(error instanceof Overloaded)) throw error;
      metrics.overloaded.inc({ subgraph: 'none', rank: 'anonymous' });
      throw refusal();
    }
  };
}

function refusal(): GraphQLError {
  const { message, seconds } = retryLater();
  const headers = new HeaderMap([['retry-after', String(seconds)]]);
  return new GraphQLError(message, {
    extensions: { code: 'UNAVAILABLE', ritentabile: true, http: { status: 503, headers } },
  });
}
