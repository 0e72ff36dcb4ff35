// SPDX-License-Identifier: AGPL-3.0-or-later
import { copyFile, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { createLogger } from '@ambito/telemetry';
import { ApolloGateway } from '@apollo/gateway';
import { ApolloServer } from '@apollo/server';
import { Kind, parse } from 'graphql';
import { createPlanCache, plannedByMeaning, warmPlans, type PlanCache } from './query-plans.ts';
import { supergraphFromFile } from './supergraph.ts';

const FILES = join(import.meta.dirname, '..');
const API = join(FILES, '..', '..', 'docs', 'api');
const logger = createLogger('gateway', 'silent');

/** Operations of the graph, in place of the documented ones: planning all of those takes seconds. */
const FEW = 'query A { ambito(codice: "A04") { nome } } query B { ambito(codice: "A04") { id nome } }';

let folder: string;
let made: string[];
let found: number;
let plans: PlanCache;
let server: ApolloServer;
let gateway: ApolloGateway;
let warming: ReturnType<typeof warmPlans>;
const documents = async (): Promise<number> => {
  const text = await readFile(join(FILES, 'operations.graphql'), 'utf8');
  return parse(text).definitions.filter(({ kind }) => kind === Kind.OPERATION_DEFINITION).length;
};
const warm = (): typeof warming =>
  warmPlans(gateway, { plans, supergraphPath: join(folder, 'supergraph.graphql'), logger, waitMs: 0 });
async function until(met: () => boolean): Promise<void> {
  while (!met()) await sleep(10);
}

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ambito-plans-'));
  const path = join(folder, 'supergraph.graphql');
  await copyFile(join(FILES, 'supergraph.graphql'), path);
  await writeFile(join(folder, 'operations.graphql'), FEW);
  made = [];
  found = 0;
  const cache = createPlanCache();
  plans = {
    ...cache,
    get: async (key) => {
      const plan = await cache.get(key);
      if (plan !== undefined) found += 1;
      return plan;
    },
    set: (key, plan) => {
      made.push(key);
      return cache.set(key, plan);
    },
  };
  gateway = new ApolloGateway({
    supergraphSdl: supergraphFromFile(path, logger),
    buildService: () => ({ process: () => Promise.resolve({ data: { ambito: null, contatti: { edges: [] } } }) }),
    queryPlannerConfig: { cache: plans },
    logger,
  });
  server = new ApolloServer({ gateway: plannedByMeaning(gateway), logger });
  await server.start();
  warming = warm();
});
afterEach(async () => {
  await warming.stop();
  await server.stop();
  await rm(folder, { recursive: true });
});

const ask = (query: string, variables: Record<string, unknown>, operationName?: string) =>
  server.executeOperation({ query, variables, ...(operationName === undefined ? {} : { operationName }) });

test('the plan of each documented operation is made ahead, and a client that sends it as it stands finds it', async () => {
  await warming.stop();
  await copyFile(join(FILES, 'operations.graphql'), join(folder, 'operations.graphql'));
  made = [];
  warming = warm();
  const count = await documents();
  expect(count).toBeGreaterThan(150);
  await until(() => made.length === count);
  found = 0;
  const contatti = await readFile(join(API, 'casework', 'contatti.graphql'), 'utf8');
  await ask(contatti, {}, 'Contatti');
  await ask(contatti, {});
  await ask(contatti.replaceAll(/\s+/g, ' ').replace(/^#[^{]*?query/, 'query'), {}, 'Contatti');
  expect([made.length, found]).toEqual([count, 3]);
});

test('an operation that is not documented is planned once, however it is written', async () => {
  await warming.stop();
  const before = made.length;
  await ask('query Uno { ambito(codice: "A04") { nome } }', {}, 'Uno');
  await ask('query Uno {\n  ambito(codice: "A04") { # il nome\n    nome\n  }\n}', {});
  expect(made.length - before).toBe(1);
  await ask('query Uno { ambito(codice: "A04") { codice } }', {});
  expect(made.length - before).toBe(2);
});

test('of a document with several operations each has its own plan', async () => {
  await warming.stop();
  const before = made.length;
  const due = 'query Uno { ambito(codice: "A04") { nome } } query Due { ambito(codice: "A05") { codice } }';
  await ask(due, {}, 'Uno');
  await ask(due, {}, 'Due');
  await ask(due, {}, 'Uno');
  expect(made.length - before).toBe(2);
});

test('another supergraph has its plans made ahead as well', async () => {
  await until(() => made.length === 2);
  const path = join(folder, 'supergraph.graphql');
  const sdl = await readFile(path, 'utf8');
  await writeFile(path, `${sdl}\n"""seconda"""\nscalar Edizione @join__type(graph: REGISTRY)\n`);
  await until(() => made.length === 4);
});

test('operations that the graph does not know are left out', async () => {
  await warming.stop();
  await writeFile(join(folder, 'operations.graphql'), 'query A { nulla } query B { ambito(codice: "A04") { nome } }');
  made = [];
  warming = warm();
  await until(() => made.length === 1);
});
