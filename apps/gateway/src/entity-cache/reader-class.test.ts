// SPDX-License-Identifier: AGPL-3.0-or-later
import { ANONIMO, type Attore, type RuoloAssegnato } from '@ambito/access';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { OperationTypeNode } from 'graphql';
import type { ProcessOptions, Source } from '../representations.ts';
import { cachedSource } from './cached-source.ts';
import { declaredIn } from './declared.ts';
import { EntityCache } from './entity-cache.ts';
import { publicSelections } from './selection.ts';

const SUPERGRAPH = readFileSync(join(import.meta.dirname, '..', '..', 'supergraph.graphql'), 'utf8');
const [A04, A05] = ['0192a04a-0000-7000-8000-000000000a04', '0192a04a-0000-7000-8000-000000000a05'] as const;
const PRESTAZIONE = '0192a04a-0000-7000-8000-000000000001';
/** As the gateway's plan of a page that leads to entries of the catalogue. */
const QUERY =
  'query ($representations: [_Any!]!, $con: Boolean!) { _entities(representations: $representations) { ... on Prestazione { nome telefono @include(if: $con) } } }';

let calls: number;
let source: Source;
beforeEach(() => {
  calls = 0;
  const cache = new EntityCache(() => Date.parse('2026-11-30T10:00:00Z'));
  cache.turnOn();
  const registry: Source = {
    process: () => Promise.resolve({ data: { _entities: [{ nome: `lettura ${(calls += 1)}` }] } }),
  };
  const selectionOf = publicSelections(declaredIn(SUPERGRAPH));
  source = cachedSource(registry, { cache, selectionOf, count: () => undefined });
});

const attore = (sub: string, ...ruoli: [RuoloAssegnato['ruolo'], string?][]): Attore => ({
  sub,
  ruoli: ruoli.map(([ruolo, ambito]) => ({ ruolo, dal: '2020-01-01', ...(ambito === undefined ? {} : { ambito }) })),
});

async function reads(chi: Attore, { ambito, con = true }: { ambito?: string; con?: boolean } = {}): Promise<unknown> {
  const options = {
    request: {
      query: QUERY,
      variables: { representations: [{ __typename: 'Prestazione', id: PRESTAZIONE }], con },
    },
    context: { attore: chi, ambito },
    incomingRequestContext: { operation: { operation: OperationTypeNode.QUERY } },
  } as unknown as ProcessOptions;
  return (await source.process(options)).data?.['_entities'];
}

test.each([
  ['nobody', ANONIMO],
  ['a citizen', attore('c', ['CITTADINO'])],
  ['a Comune', attore('d', ['COMUNE', A04])],
  ['an ente', attore('e', ['ENTE_EROGATORE', A05])],
  ['the Regione', attore('f', ['REGIONE'])],
])('%s reads what everybody reads', async (_chi, chi) => {
  const tutti = await reads(ANONIMO);
  expect(await reads(chi)).toEqual(tutti);
  expect(calls).toBe(1);
});

test('who works in an Ambito shares with the others there, and with nobody else', async () => {
  const tutti = await reads(ANONIMO);
  const interni = await reads(attore('a', ['COORDINATORE', A04]));
  expect(interni).not.toEqual(tutti);
  expect(await reads(attore('b', ['SEGRETARIATO', A04]))).toEqual(interni);
  const altrove = await reads(attore('c', ['COORDINATORE', A05]));
  expect([tutti, interni]).not.toContainEqual(altrove);
  expect(await reads(ANONIMO)).toEqual(tutti);
  expect(calls).toBe(3);
});

test('who works in two Ambiti reads as the one in which the request acts', async () => {
  const interni = await reads(attore('a', ['COORDINATORE', A04]));
  const chi = attore('b', ['COORDINATORE', A04], ['SEGRETARIATO', A05]);
  expect(await reads(chi, { ambito: A04 })).toEqual(interni);
  expect(await reads(chi, { ambito: A05 })).not.toEqual(interni);
});

test('answers by other values of a variable are apart', async () => {
  const con = await reads(ANONIMO, { con: true });
  const senza = await reads(ANONIMO, { con: false });
  expect(senza).not.toEqual(con);
  expect(await reads(ANONIMO, { con: true })).toEqual(con);
});

test('what a reader does with an answer changes no other reader’s', async () => {
  const [first] = (await reads(ANONIMO)) as Record<string, unknown>[];
  Object.assign(first as object, { nome: 'cambiato' });
  const [second] = (await reads(ANONIMO)) as Record<string, unknown>[];
  Object.assign(second as object, { nome: 'cambiato' });
  expect(await reads(ANONIMO)).toEqual([{ nome: 'lettura 1' }]);
});
