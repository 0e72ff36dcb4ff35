// SPDX-License-Identifier: AGPL-3.0-or-later
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Logger, Stoppable } from '@ambito/telemetry';
import { operationFromDocument } from '@apollo/federation-internals';
import type { ApolloGateway, GatewayConfig } from '@apollo/gateway';
import { Kind, parse, print, type DocumentNode } from 'graphql';
import { LRUCache } from 'lru-cache';

/** Characters of the plans that are kept at most, as JSON. The documented operations take 85,000. */
const MAX_SIZE = 30 * 1024 * 1024;
/** The other processes of a start have the processor first. */
const WAIT_MS = 5_000;
/** Planning takes a sixth of the process's time at most: requests come in between. */
const REST = 5;

/** The operations that the documentation registers: a file beside the supergraph, written by `npm run supergraph`. */
const OPERATIONS = 'operations.graphql';

/** The plans that the gateway keeps. It empties them itself when it loads another supergraph. */
export type PlanCache = NonNullable<NonNullable<GatewayConfig['queryPlannerConfig']>['cache']>;
type QueryPlan = Parameters<PlanCache['set']>[1];
type Executor = Awaited<ReturnType<ApolloGateway['load']>>['executor'];

export function createPlanCache(): PlanCache {
  const plans = new LRUCache<string, QueryPlan>({
    maxSize: MAX_SIZE,
    sizeCalculation: (plan) => JSON.stringify(plan).length,
  });
  return {
    get: (key) => Promise.resolve(plans.get(key)),
    set: (key, plan) => Promise.resolve(void plans.set(key, plan)),
    delete: (key) => Promise.resolve(plans.delete(key)),
    clear: () => plans.clear(),
  };
}

/**
 * The gateway, with its plans kept by what an operation says. By itself it keeps them by the bytes that a client sent and by the name
 * that it repeated beside: each client would have the plan made anew, and none would find one that was made ahead.
 */
export function plannedByMeaning(
  gateway: ApolloGateway,
): Pick<ApolloGateway, 'onSchemaLoadOrUpdate' | 'load' | 'stop'> {
  return {
    onSchemaLoadOrUpdate: (callback) => gateway.onSchemaLoadOrUpdate(callback),
    async load(options) {
      const loaded = await gateway.load(options);
      return { ...loaded, executor: byMeaning(loaded.executor) };
    },
    stop: () => gateway.stop(),
  };
}

function byMeaning(executor: Executor): Executor {
  return (context) => {
    const key = keyOf(context.document);
    if (key === undefined) return executor(context);
    const { operationName: _name, ...request } = context.request;
    return executor({ ...context, queryHash: key, request });
  };
}

const keys = new WeakMap<DocumentNode, string>();

/** The key of a document with one operation, whose name need not be said; undefined for a document with several. */
function keyOf(document: DocumentNode): string | undefined {
  const known = keys.get(document);
  if (known !== undefined) return known;
  if (document.definitions.filter(({ kind }) => kind === Kind.OPERATION_DEFINITION).length !== 1) return undefined;
  const key = createHash('sha256').update(print(document)).digest('hex');
  keys.set(document, key);
  return key;
}

/**
 * Makes the plans of the documented operations ahead: once the gateway has been ready for some seconds, in its idle time, and again
 * for each supergraph that it loads.
 */
export function warmPlans(
  gateway: ApolloGateway,
  { plans, supergraphPath, logger, waitMs = WAIT_MS }: WarmOptions,
): Stoppable {
  let running = new AbortController();

  async function warm({ signal }: AbortController): Promise<void> {
    await sleep(waitMs, undefined, { signal, ref: false });
    const text = await readFile(join(dirname(supergraphPath), OPERATIONS), 'utf8');
    const { queryPlanner } = gateway.__testing();
    if (queryPlanner === undefined) return;
    const apiSchema = queryPlanner.supergraph.apiSchema();
    const begun = performance.now();
    let count = 0;
    for (const definition of parse(text, { noLocation: true }).definitions) {
      const document: DocumentNode = { kind: Kind.DOCUMENT, definitions: [definition] };
      const key = keyOf(document);
      if (key === undefined || (await plans.get(key)) !== undefined) continue;
      const from = performance.now();
      try {
        const plan = queryPlanner.buildQueryPlan(operationFromDocument(apiSchema, document));
        if (signal.aborted) return;
        await plans.set(key, plan);
        count += 1;
      } catch (error) {
        // The file may be of another release than the graph: the rest of it is still of use.
        logger.debug({ reason: String(error) }, 'an operation is not planned ahead');
      }
      await sleep((performance.now() - from) * REST, undefined, { signal, ref: false });
    }
    logger.info({ plans: count, ms: Math.round(performance.now() - begun) }, 'query plans made ahead');
  }

  function start(): void {
    running.abort();
    running = new AbortController();
    const { signal } = running;
    warm(running).catch((error: unknown) => {
      if (!signal.aborted) logger.warn({ reason: String(error) }, 'query plans are not made ahead');
    });
  }

  start();
  const forget = gateway.onSchemaLoadOrUpdate(start);
  return {
    stop() {
      forget();
      running.abort();
      return Promise.resolve();
    },
  };
}

interface WarmOptions {
  readonly plans: PlanCache;
  readonly supergraphPath: string;
  readonly logger: Logger;
  readonly waitMs?: number;
}
