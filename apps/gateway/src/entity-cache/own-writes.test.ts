// SPDX-License-Identifier: AGPL-3.0-or-later
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ANONIMO } from '@ambito/access';
import { OperationTypeNode } from 'graphql';
import type { ProcessOptions, ProcessResult, Source } from '../representations.ts';
import { cachedSource } from './cached-source.ts';
import { declaredIn } from './declared.ts';
import { EntityCache } from './entity-cache.ts';
import { publicSelections } from './selection.ts';

const SUPERGRAPH = readFileSync(join(import.meta.dirname, '..', '..', 'supergraph.graphql'), 'utf8');
const SEDE = { __typename: 'Sede', id: '0192a04a-0000-7000-8000-000000000001' };
const READ =
  'query ($representations: [_Any!]!) { _entities(representations: $representations) { ... on Sede { telefono } } }';
const WRITE = 'mutation { modificaSede { telefono } }';

/** The state of the sede in the registry, and how often it was read. */
let telefono: number;
let reads: number;
let source: Source;
/** What the registry answers to a mutation. */
let written: () => Promise<ProcessResult>;
/** Until when the registry holds an answer back that it has read. */
let held: Promise<void> | undefined;
beforeEach(() => {
  telefono = 1;
  reads = 0;
  held = undefined;
  written = () => Promise.resolve({ data: { modificaSede: { telefono: (telefono += 1) } } });
  const cache = new EntityCache(() => Date.parse('2026-11-30T10:00:00Z'));
  cache.turnOn();
  const registry: Source = {
    async process({ request }) {
      if (request.query === WRITE) return written();
      reads += 1;
      const answer = { data: { _entities: [{ telefono }] } };
      await held;
      return answer;
    },
  };
  const selectionOf = publicSelections(declaredIn(SUPERGRAPH));
  source = cachedSource(registry, { cache, selectionOf, count: () => undefined });
});

const callOf = (operation: OperationTypeNode, signedIn: boolean, request: object): ProcessOptions =>
  ({
    request,
    context: { attore: ANONIMO, ambito: undefined, caller: { signedIn, key: 'k' } },
    incomingRequestContext: { operation: { operation } },
  }) as unknown as ProcessOptions;
const ask = { query: READ, variables: { representations: [SEDE] } };
async function read(): Promise<unknown> {
  const { data } = await source.process(callOf(OperationTypeNode.QUERY, true, ask));
  return (data as { _entities: { telefono: unknown }[] })._entities[0]?.telefono;
}
const write = (signedIn = true): Promise<unknown> =>
  source.process(callOf(OperationTypeNode.MUTATION, signedIn, { query: WRITE }));

test('a caller who has written reads the change before it is announced', async () => {
  expect([await read(), await read(), reads]).toEqual([1, 1, 1]);
  await write();
  expect([await read(), await read(), reads]).toEqual([2, 2, 2]);
});

test('an answer with an error counts as well: one of several commands, or what one reads, may have failed', async () => {
  await read();
  written = () => {
    telefono += 1;
    return Promise.resolve({ data: null, errors: [{ message: 'no' }] } as unknown as ProcessResult);
  };
  await write();
  expect(await read()).toBe(2);
});

test('an answer that was on its way is not kept', async () => {
  let give: (() => void) | undefined;
  held = new Promise((resolve) => (give = resolve));
  const first = read();
  await write();
  give?.();
  expect([await first, await read()]).toEqual([1, 2]);
});

test('a caller who is not signed in cannot empty the cache, nor can a mutation that got no answer', async () => {
  await read();
  await write(false);
  written = () => Promise.reject(new Error('away'));
  await expect(write()).rejects.toThrow('away');
  expect([await read(), reads]).toEqual([1, 1]);
});

test('what a mutation of another service reads of the registry leaves the cache as it is', async () => {
  await read();
  await source.process(callOf(OperationTypeNode.MUTATION, true, ask));
  await read();
  expect(reads).toBe(2);
});
