// SPDX-License-Identifier: AGPL-3.0-or-later
import { mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { ApolloGateway } from '@apollo/gateway';
import { createLogger, type Logger } from '@ambito/telemetry';
import { supergraphFromFile } from './supergraph.ts';

const COMMITTED = join(import.meta.dirname, '..', 'supergraph.graphql');
/** Longer than the time in which changes settle. */
const SETTLED_MS = 600;
const silent = createLogger('gateway', 'silent');

let folder: string;
let committed: string;
beforeAll(async () => {
  committed = await readFile(COMMITTED, 'utf8');
});
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ambito-supergraph-'));
});
afterEach(() => rm(folder, { recursive: true }));

/** The committed graph, with a marker in the description of Ambito. */
const edition = (words: string): string =>
  `${committed}\n"""${words}"""\nscalar Edizione @join__type(graph: REGISTRY)\n`;

/** A gateway with its own file: the graphs that it has loaded, and the errors that it has logged. */
async function startGateway() {
  const path = join(folder, 'supergraph.graphql');
  await writeFile(path, edition('prima'));
  const errors: unknown[] = [];
  const logger: Logger = Object.assign(Object.create(silent) as Logger, {
    error: (fields: unknown) => void errors.push(fields),
  });
  const gateway = new ApolloGateway({
    supergraphSdl: supergraphFromFile(path, logger),
    buildService: () => ({ process: () => Promise.resolve({ data: {} }) }),
    logger: silent,
  });
  const loaded: (string | null | undefined)[] = [];
  gateway.onSchemaLoadOrUpdate(({ apiSchema }) => loaded.push(apiSchema.getType('Edizione')?.description));
  await gateway.load();
  return {
    gateway,
    loaded,
    errors,
    async replace(sdl: string): Promise<void> {
      await writeFile(`${path}.new`, sdl);
      await rename(`${path}.new`, path);
    },
    writeInPlace: (sdl: string) => writeFile(path, sdl),
    removeFile: () => rm(path),
  };
}

async function until(met: () => boolean): Promise<void> {
  while (!met()) await sleep(20);
}

test('the committed supergraph loads, with every subgraph that the gateway knows', async () => {
  const subgraphs = new Set<string>();
  const gateway = new ApolloGateway({
    supergraphSdl: supergraphFromFile(COMMITTED, silent),
    buildService: ({ name }) => {
      subgraphs.add(name);
      return { process: () => Promise.resolve({ data: { ambito: { nome: 'Ambito A04' } } }) };
    },
    logger: silent,
  });
  await gateway.load();
  await gateway.stop();
  expect([...subgraphs].sort()).toEqual(['casework', 'information-system', 'registry']);
});

test('the graph is loaded again when its file is replaced', async () => {
  const { gateway, loaded, errors, replace, writeInPlace } = await startGateway();
  await replace(edition('seconda'));
  await until(() => loaded.length === 2);
  await writeInPlace(edition('terza'));
  await until(() => loaded.length === 3);
  expect(loaded).toEqual(['prima', 'seconda', 'terza']);
  expect(errors).toEqual([]);
  await gateway.stop();
});

test('the same graph again is no change', async () => {
  const { gateway, loaded, replace } = await startGateway();
  await replace(edition('prima'));
  await sleep(SETTLED_MS);
  expect(loaded).toEqual(['prima']);
  await gateway.stop();
});

test.each([
  ['is no GraphQL', () => 'type Query {'],
  ['is empty', () => ''],
  ['is a schema, but no supergraph', () => 'type Query { ambito: String }'],
  ['is cut short', () => committed.slice(0, committed.length / 2)],
])('a file that %s is logged, the graph in use stays, and the next good one is taken', async (_what, sdl) => {
  const { gateway, loaded, errors, replace } = await startGateway();
  await replace(sdl());
  await until(() => errors.length > 0);
  expect(errors).toEqual([{ reason: expect.any(String) as string }]);
  expect(loaded).toEqual(['prima']);
  await replace(edition('seconda'));
  await until(() => loaded.length === 2);
  expect(loaded).toEqual(['prima', 'seconda']);
  await gateway.stop();
});

test('a file that goes away is logged, and the graph in use stays', async () => {
  const { gateway, loaded, errors, removeFile, replace } = await startGateway();
  await removeFile();
  await until(() => errors.length > 0);
  expect(loaded).toEqual(['prima']);
  await replace(edition('seconda'));
  await until(() => loaded.length === 2);
  await gateway.stop();
});

test('a gateway without its file does not start', async () => {
  const gateway = new ApolloGateway({
    supergraphSdl: supergraphFromFile(join(folder, 'absent.graphql'), silent),
    logger: silent,
  });
  await expect(gateway.load()).rejects.toThrow();
});

test('after a stop no file is read, not even after a change before the stop', async () => {
  const { gateway, loaded, errors, replace } = await startGateway();
  await replace('type Query {');
  await gateway.stop();
  await replace(edition('seconda'));
  await sleep(SETTLED_MS);
  expect([loaded, errors]).toEqual([['prima'], []]);
});
