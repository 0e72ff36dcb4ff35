// SPDX-License-Identifier: AGPL-3.0-or-later
import { startGateway, startSubgraph, type FakeSubgraph } from './testing.ts';

const SEDI = ['1', '2', '3'].map((n) => `0192a04a-0000-7000-8000-00000000000${n}`);
const [A = '', B = '', C = ''] = SEDI;
const UUID_OF_ROW = '0192a04a-0000-7000-8000-0000000000';

let casework: FakeSubgraph;
let registry: FakeSubgraph;
let gateway: Awaited<ReturnType<typeof startGateway>>;
beforeAll(async () => {
  const page = (sedi: readonly string[]) => ({
    edges: sedi.map((id, n) => ({ node: { id: `${UUID_OF_ROW}1${n}`, sede: { __typename: 'Sede', id } } })),
  });
  casework = await startSubgraph(() => ({ data: { vicini: page([A, B]), lontani: page([B, C]) } }));
  registry = await startSubgraph();
  gateway = await startGateway({ CASEWORK_URL: casework.url, REGISTRY_URL: registry.url });
});
afterAll(async () => {
  await gateway.stop();
  await registry.stop();
  await casework.stop();
});
beforeEach(() => {
  registry.calls.length = 0;
  registry.answer = ({ variables }) => ({ data: { _entities: idsOf(variables).map((id) => ({ telefono: id })) } });
});

const idsOf = (variables: Readonly<Record<string, unknown>>): string[] =>
  (variables['representations'] as { id: string }[]).map(({ id }) => id);
const sent = (): string[][] => registry.calls.map(({ variables }) => idsOf(variables));
const ask = (vicini = '', lontani = vicini, name = '') =>
  gateway.ask(`query ${name} {
    vicini: contatti(first: 2) { edges { node { sede { telefono ${vicini} } } } }
    lontani: contatti(first: 3) { edges { node { sede { telefono ${lontani} } } } }
  }`);
const page = (...telefoni: (string | null)[]) => ({
  edges: telefoni.map((telefono) => ({ node: { sede: { telefono } } })),
});

test.each(['', 'Pagina'])(
  'two lists of one operation %j that lead to the same sedi ask for each sede once',
  async (name) => {
    const { data, errors } = (await ask('', '', name)).body;
    expect(errors).toBeUndefined();
    expect(sent()).toEqual([[A, B, C]]);
    expect(data).toEqual({ vicini: page(A, B), lontani: page(B, C) });
  },
);

test('lists that ask for other fields of their sedi are two calls', async () => {
  await ask('', 'indirizzo');
  expect(sent()).toEqual([
    [A, B],
    [B, C],
  ]);
});

test('requests share nothing', async () => {
  await Promise.all([ask(), ask()]);
  expect(sent()).toEqual([
    [A, B, C],
    [A, B, C],
  ]);
});

test('an error of one sede stands in each list that leads to it, and in no other', async () => {
  registry.answer = () => ({
    data: { _entities: [{ telefono: A }, { telefono: B }, null] },
    errors: [{ message: 'no', path: ['_entities', 2], extensions: { code: 'NOT_FOUND' } }],
  });
  const { data, errors } = (await ask()).body;
  expect(data).toEqual({ vicini: page(A, B), lontani: page(B, null) });
  expect(errors?.map(({ path }) => path?.join('.'))).toEqual(['lontani.edges.1.node.sede']);
});

test('a refusal of the whole call is told of each list, as of calls apart', async () => {
  registry.answer = () => ({ errors: [{ message: 'no', extensions: { code: 'FORBIDDEN' } }] });
  const { errors } = (await ask()).body;
  expect(errors?.map(({ extensions }) => extensions.code)).toEqual(['FORBIDDEN', 'FORBIDDEN']);
});

test('an answer with another number of sedi gives no list the sedi of another', async () => {
  registry.answer = () => ({ data: { _entities: [{ telefono: 'x' }, { telefono: 'y' }] } });
  const { data, errors } = (await ask()).body;
  expect(data).toEqual({ vicini: page(null, null), lontani: page(null, null) });
  expect(new Set(errors?.map(({ extensions }) => extensions.code))).toEqual(new Set(['INTERNAL_SERVER_ERROR']));
});
