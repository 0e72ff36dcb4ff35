// SPDX-License-Identifier: AGPL-3.0-or-later
import { startGateway, startSubgraph, type FakeSubgraph } from './testing.ts';

const SEDI = ['1', '2', '3'].map((n) => `0192a04a-0000-7000-8000-00000000000${n}`);
const [A = '', B = '', C = ''] = SEDI;
const UUID_OF_ROW = '0192a04a-0000-7000-8000-0000000000';

let casework: FakeSubgraph;
let registry: FakeSubgraph;
let gateway: Awaited<ReturnType<typeof startGateway>>;
/** The sedi to which the contatti of the page lead, in their order. */
let page: readonly string[] = [];
beforeAll(async () => {
  casework = await startSubgraph(() => ({
    data: {
      contatti: {
        edges: page.map((id, index) => ({
          node: { id: `${UUID_OF_ROW}${String(index).padStart(2, '0')}`, sede: { __typename: 'Sede', id } },
        })),
      },
    },
  }));
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
  registry.answer = ({ variables }) => ({
    data: {
      _entities: representations(variables).map(({ id }) => ({ denominazione: `Sede ${id}`, altro: { n: id } })),
    },
  });
});

const representations = (variables: Readonly<Record<string, unknown>>): readonly { id: string }[] =>
  variables['representations'] as { id: string }[];
const sent = (): string[][] => registry.calls.map(({ variables }) => representations(variables).map(({ id }) => id));
const QUERY = '{ contatti(first: 100) { edges { node { sede { denominazione } } } } }';
const nomi = (data: unknown): unknown[] =>
  (data as { contatti: { edges: { node: { sede: { denominazione: unknown } | null } }[] } }).contatti.edges.map(
    ({ node }) => node.sede?.denominazione ?? null,
  );

test('a page whose rows lead to a few sedi asks for each sede once, and every row gets its own', async () => {
  page = Array.from({ length: 100 }, (_, index) => [A, B, A, C][index % 4] as string);
  const { data, errors } = (await gateway.ask(QUERY)).body;
  expect(errors).toBeUndefined();
  expect(sent()).toEqual([[A, B, C]]);
  expect(nomi(data)).toEqual(page.map((id) => `Sede ${id}`));
});

test('rows that lead to different sedi are asked for as they come', async () => {
  page = [C, A, B];
  const { data } = (await gateway.ask(QUERY)).body;
  expect(sent()).toEqual([[C, A, B]]);
  expect(nomi(data)).toEqual(page.map((id) => `Sede ${id}`));
});

test('a sede that is not found is missing in each row that leads to it, and in no other', async () => {
  page = [A, B, A];
  registry.answer = () => ({ data: { _entities: [null, { telefono: '06' }] } });
  const { data } = (await gateway.ask('{ contatti { edges { node { sede { telefono } } } } }')).body;
  expect(data).toMatchObject({
    contatti: { edges: [null, '06', null].map((telefono) => ({ node: { sede: { telefono } } })) },
  });
});

test('an error of one object stands at each row that leads to it, and errors of others where they are', async () => {
  page = [A, B, A, C];
  const campo = { message: 'no', extensions: { code: 'NOT_FOUND' } };
  registry.answer = () => ({
    data: { _entities: [{ telefono: null }, { telefono: '06' }, { telefono: null }] },
    errors: [
      { ...campo, path: ['_entities', 0, 'telefono'] },
      { ...campo, path: ['_entities', 2, 'telefono'] },
      { ...campo, message: 'whole' },
    ],
  });
  const { data, errors } = (await gateway.ask('{ contatti { edges { node { sede { telefono } } } } }')).body;
  expect(data).toMatchObject({
    contatti: { edges: [null, '06', null, null].map((telefono) => ({ node: { sede: { telefono } } })) },
  });
  expect(errors?.map(({ path }) => path?.join('.'))).toEqual([
    'contatti.edges.0.node.sede.telefono',
    'contatti.edges.2.node.sede.telefono',
    'contatti.edges.3.node.sede.telefono',
    undefined,
  ]);
});

test('the whole answer refused is refused once', async () => {
  page = [A, A, B];
  registry.answer = () => ({
    errors: [{ message: 'Non hai ruoli in questo Ambito', extensions: { code: 'FORBIDDEN' } }],
  });
  const { errors } = (await gateway.ask(QUERY)).body;
  expect(errors?.map(({ extensions }) => extensions.code)).toEqual(['FORBIDDEN']);
});

test('an answer of another length is an error, and no row gets the answer of another', async () => {
  page = [A, B, A];
  registry.answer = () => ({ data: { _entities: [{ denominazione: 'A' }] } });
  const { data, errors } = (await gateway.ask(QUERY)).body;
  expect(data ?? null).toBeNull();
  expect(errors?.map(({ extensions }) => extensions.code)).toEqual(['INTERNAL_SERVER_ERROR']);
});
