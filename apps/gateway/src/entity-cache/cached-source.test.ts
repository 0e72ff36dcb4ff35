// SPDX-License-Identifier: AGPL-3.0-or-later
import type { ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { HEADER_PROVA, verifyProof, type RuoloAssegnato } from '@ambito/access';
import { HEADER_RICHIESTA } from '@ambito/telemetry';
import { PROOF_KEYS, startIssuer, type TestIssuer } from '@ambito/testing';
import { startGateway, startSubgraph, type FakeSubgraph } from '../testing.ts';

const [A04, A05] = ['0192a04a-0000-7000-8000-000000000a04', '0192a04a-0000-7000-8000-000000000a05'] as const;
const [S1 = '', S2 = '', S3 = ''] = ['1', '2', '3'].map((n) => `0192a04a-0000-7000-8000-00000000000${n}`);
const NOME = '{ contatti { edges { node { sede { telefono } } } } }';

let issuer: TestIssuer;
let casework: FakeSubgraph;
let registry: FakeSubgraph;
let gateway: Awaited<ReturnType<typeof startGateway>>;
/** The streams of changes that the gateway has opened. */
const streams: ServerResponse[] = [];
let proven: boolean[] = [];
let page: readonly { __typename: string; id: string }[] = [];
let heard = true;

beforeAll(async () => {
  issuer = await startIssuer();
  casework = await startSubgraph(() => ({ data: { contatti: { edges: page.map((sede) => ({ node: { sede } })) } } }));
  registry = await startSubgraph();
  registry.other = (request, response) => {
    const { url: path = '', method = '', headers } = request;
    const requestId = String(headers[HEADER_RICHIESTA]);
    const call = { method, path, authorization: undefined, ambito: undefined, ruolo: undefined, requestId };
    proven.push(verifyProof([...PROOF_KEYS], String(headers[HEADER_PROVA]), call) && path === '/cambiamenti');
    if (!heard) return void response.writeHead(503).end();
    response.writeHead(200);
    streams.push(response);
    response.write('{}\n');
  };
  gateway = await startGateway({ CASEWORK_URL: casework.url, REGISTRY_URL: registry.url }, issuer);
});
afterAll(async () => {
  await gateway.stop();
  await registry.stop();
  await casework.stop();
  await issuer.stop();
});

let version = 0;
beforeEach(async () => {
  heard = true;
  proven = [];
  page = sedi(S1, S2);
  registry.answer = ({ variables }) => ({
    data: {
      _entities: idsOf(variables).map((id) => ({ telefono: `${id} ${version}`, comune: { nome: `${version}` } })),
    },
  });
  await isOn();
  tell({ tipo: 'Sede' }, { tipo: 'Comune' }, { tipo: 'Prestazione' });
  await sleep(50);
  registry.calls.length = 0;
});

const sedi = (...ids: string[]) => ids.map((id) => ({ __typename: 'Sede', id }));
const idsOf = (variables: Readonly<Record<string, unknown>>): string[] =>
  (variables['representations'] as { id: string }[]).map(({ id }) => id);
const asked = (): string[][] => registry.calls.map(({ variables }) => idsOf(variables));
const telefoni = async (query = NOME, headers: Record<string, string> = {}): Promise<unknown[]> => {
  const { data, errors } = (await gateway.ask(query, headers)).body;
  expect(errors).toBeUndefined();
  return (data as { contatti: { edges: { node: { sede: { telefono: string } } }[] } }).contatti.edges.map(
    ({ node }) => node.sede.telefono,
  );
};
function tell(...changes: { tipo: string; chiave?: string }[]): void {
  for (const change of changes) streams.at(-1)?.write(`${JSON.stringify(change)}\n`);
}
async function until(met: () => Promise<boolean>): Promise<void> {
  while (!(await met())) await sleep(10);
}
const isOn = (on = 1): Promise<void> => until(async () => (await gateway.metric('ambito_entity_cache_on')) === on);
const bearer = (sub: string, ...ruoli: RuoloAssegnato[]): Promise<string> => issuer.bearer(sub, ruoli);
const ruolo = (nome: RuoloAssegnato['ruolo'], ambito: string): RuoloAssegnato => ({
  ruolo: nome,
  ambito,
  dal: '2020-01-01',
});

test('the second page with the same sedi makes no call, and a page with one more asks for this one', async () => {
  expect(await telefoni()).toEqual([`${S1} 0`, `${S2} 0`]);
  expect(await telefoni()).toEqual([`${S1} 0`, `${S2} 0`]);
  expect(asked()).toEqual([[S1, S2]]);
  page = sedi(S2, S3, S1, S3);
  expect(await telefoni()).toEqual([`${S2} 0`, `${S3} 0`, `${S1} 0`, `${S3} 0`]);
  expect(asked()).toEqual([[S1, S2], [S3]]);
});

test('the same fields in another operation are answered too; other fields, or their names, are asked for', async () => {
  await telefoni();
  await telefoni('query Altra { contatti { edges { node { sede { telefono } } } } }');
  expect(asked()).toHaveLength(1);
  await gateway.ask('{ contatti { edges { node { sede { indirizzo: telefono } } } } }');
  await gateway.ask('{ contatti { edges { node { sede { telefono comune { nome } } } } } }');
  expect(asked()).toHaveLength(3);
});

test('readers with any role and with none share what everybody reads', async () => {
  await telefoni();
  await telefoni(NOME, { authorization: await bearer('a', ruolo('COORDINATORE', A04)) });
  await telefoni(NOME, { authorization: await bearer('b', ruolo('ENTE_EROGATORE', A05)) });
  expect(asked()).toHaveLength(1);
});

test.each([
  ['permessi', '{ contatti { edges { node { sede { telefono permessi { puoModificare } } } } } }'],
  ['the clock', '{ contatti { edges { node { sede { telefono prossimaApertura } } } } }'],
])('a page that asks for a field by %s is asked for each time', async (_what, query) => {
  await gateway.ask(query);
  await gateway.ask(query);
  expect(asked()).toEqual([
    [S1, S2],
    [S1, S2],
  ]);
});

test('a change that is announced is read afresh, and the others are not', async () => {
  await telefoni();
  version += 1;
  tell({ tipo: 'Sede', chiave: S2 });
  await until(async () => String((await telefoni())[1]) === `${S2} ${version}`);
  expect(await telefoni()).toEqual([`${S1} ${version - 1}`, `${S2} ${version}`]);
  expect(asked()).toEqual([[S1, S2], [S2]]);
});

test('an answer that was on its way when a change was announced is not kept', async () => {
  let give: (() => void) | undefined;
  const { answer } = registry;
  const reached = new Promise<void>((resolve) => {
    registry.answer = async (...call) => {
      const old = await answer(...call);
      resolve();
      await new Promise<void>((go) => (give = go));
      return old;
    };
  });
  const first = telefoni();
  await reached;
  registry.answer = answer;
  tell({ tipo: 'Sede', chiave: S1 });
  await sleep(100);
  version += 1;
  give?.();
  expect(await first).toEqual([`${S1} ${version - 1}`, `${S2} ${version - 1}`]);
  expect(await telefoni()).toEqual([`${S1} ${version}`, `${S2} ${version}`]);
});

describe('the stream of changes', () => {
  test.each([
    ['ends', () => streams.at(-1)?.end()],
    ['breaks', () => streams.at(-1)?.destroy()],
    ['says something else', () => streams.at(-1)?.write('nonsense\n')],
  ])('%s: the cache is off and empty, and on when it is back', async (_how, lose) => {
    await telefoni();
    heard = false;
    lose();
    await isOn(0);
    version += 1;
    expect(await telefoni()).toEqual([`${S1} ${version}`, `${S2} ${version}`]);
    await telefoni();
    expect(asked()).toHaveLength(3);
    expect(await gateway.metric('ambito_entity_cache_records')).toBe(0);
    heard = true;
    await isOn();
    await telefoni();
    await telefoni();
    expect(asked()).toHaveLength(4);
    expect(proven.every(Boolean)).toBe(true);
  });

  test('that is silent is lost', async () => {
    await telefoni();
    heard = false;
    // The fake registry sends one sign of life, and no other.
    await isOn(0);
  }, 10_000);
});

describe('who is refused is refused', () => {
  test.each<[string, readonly RuoloAssegnato[], string | undefined]>([
    ['in an Ambito without a role', [ruolo('COORDINATORE', A04)], A05],
    [
      'with roles in two Ambiti, and no word in which',
      [ruolo('COORDINATORE', A04), ruolo('COORDINATORE', A05)],
      undefined,
    ],
  ])('%s', async (_who, ruoli, ambito) => {
    await telefoni();
    registry.answer = () => ({ errors: [{ message: 'rifiutata', extensions: { code: 'FORBIDDEN' } }] });
    const authorization = await bearer('c', ...ruoli);
    const { errors } = (
      await gateway.ask(NOME, { authorization, ...(ambito === undefined ? {} : { 'x-ambito': ambito }) })
    ).body;
    expect(errors?.map(({ extensions }) => extensions.code)).toEqual(['FORBIDDEN']);
    expect(asked()).toHaveLength(2);
  });

  test('without a role, in an Ambito', async () => {
    await telefoni();
    registry.answer = () => ({ errors: [{ message: 'rifiutata', extensions: { code: 'FORBIDDEN' } }] });
    const { errors } = (await gateway.ask(NOME, { 'x-ambito': A04 })).body;
    expect(errors?.map(({ extensions }) => extensions.code)).toEqual(['FORBIDDEN']);
  });
});

test('an object that is not found, or comes with an error, is asked for again', async () => {
  registry.answer = () => ({ data: { _entities: [null, { telefono: 'B' }] } });
  expect((await gateway.ask(NOME)).body.data).toMatchObject({
    contatti: { edges: [{}, { node: { sede: { telefono: 'B' } } }] },
  });
  registry.answer = ({ variables }) => ({
    data: { _entities: idsOf(variables).map(() => ({ telefono: null })) },
    errors: [{ message: 'no', path: ['_entities', 0, 'telefono'], extensions: { code: 'NOT_FOUND' } }],
  });
  const { errors } = (await gateway.ask(NOME)).body;
  expect(errors?.map(({ path }) => path?.join('.'))).toEqual(['contatti.edges.0.node.sede.telefono']);
  await gateway.ask(NOME);
  expect(asked()).toEqual([[S1, S2], [S1], [S1]]);
});

test('the errors of objects beside kept ones stand at their places', async () => {
  page = sedi(S2);
  await telefoni();
  page = sedi(S2, S1, S2, S1);
  registry.answer = () => ({
    data: { _entities: [{ telefono: null }] },
    errors: [{ message: 'no', path: ['_entities', 0, 'telefono'], extensions: { code: 'NOT_FOUND' } }],
  });
  const { errors, data } = (await gateway.ask(NOME)).body;
  expect(errors?.map(({ path }) => path?.join('.'))).toEqual([
    'contatti.edges.1.node.sede.telefono',
    'contatti.edges.3.node.sede.telefono',
  ]);
  const telefono = `${S2} ${version}`;
  expect(data).toEqual({
    contatti: { edges: [telefono, null, telefono, null].map((telefono) => ({ node: { sede: { telefono } } })) },
  });
});

test('a mutation reads from the service, and so does what it leads to', async () => {
  await telefoni();
  casework.answer = () => ({ data: { concludiContatto: { sede: { __typename: 'Sede', id: S1 } } } });
  const mutation = `mutation { concludiContatto(input: { contattoId: "${S1}", versione: 1, esito: "prova" }) { sede { telefono } } }`;
  const { errors } = (await gateway.ask(mutation)).body;
  casework.answer = () => ({ data: { contatti: { edges: page.map((sede) => ({ node: { sede } })) } } });
  expect(errors).toBeUndefined();
  expect(asked()).toEqual([[S1, S2], [S1]]);
});
