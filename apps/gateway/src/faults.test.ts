// SPDX-License-Identifier: AGPL-3.0-or-later
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { readConfig } from '@ambito/config';
import { createMetrics } from '@ambito/telemetry';
import { PROOF_KEYS, startIssuer, type TestIssuer } from '@ambito/testing';
import { limitsConfig } from './load/limits.ts';
import { SubgraphPlaces } from './load/subgraph-places.ts';
import { SubgraphSource } from './subgraph-source.ts';
import { NOWHERE, startGateway, startSubgraph, type Answer, type FakeSubgraph } from './testing.ts';

type Gateway = Awaited<ReturnType<typeof startGateway>>;
const COMUNE = '{ comune(codiceIstat: "064008") { nome } }';
const TROPPI = '{ comuni(first: 2) { edges { node { codiceIstat nome } } } }';
/** One part from the registry, one from the information system, which is away. */
const DUE_PARTI =
  '{ comune(codiceIstat: "064008") { nome } rapporto(id: "0192a04a-0000-7000-8000-000000000a04") { id } }';

let issuer: TestIssuer;
let registry: FakeSubgraph;
let gateway: Gateway;
beforeAll(async () => {
  issuer = await startIssuer();
  registry = await startSubgraph();
  gateway = await startGateway({ REGISTRY_URL: registry.url, LIMIT_ANONYMOUS: '1000/60' }, issuer);
});
afterAll(async () => {
  await gateway.stop();
  await registry.stop();
  await issuer.stop();
});

/** The subgraph answers these bytes. */
const bytes =
  (text: string, status = 200): FakeSubgraph['answer'] =>
  async (_call, _request, response) => {
    response.writeHead(status, { 'content-type': 'application/json', connection: 'close' }).end(text);
    await once(response, 'close');
  };
const told = ({ status, body }: Answer) => [status, body.errors?.map(({ extensions }) => extensions.code)];

test.each<[string, FakeSubgraph['answer']]>([
  ['ends the connection', (_call, _request, response) => void response.destroy()],
  [
    'stops in the middle of its answer',
    async (_call, _request, response) => {
      response.writeHead(200, { 'content-type': 'application/json' }).write('{"data":');
      await sleep(20);
      response.destroy();
    },
  ],
  ['answers the page of a proxy', bytes('<html>502 Bad Gateway</html>', 502)],
  ['answers nothing', bytes(' ')],
  ['answers a text', bytes('"nonsense"')],
  ['answers null', bytes('null')],
  ['answers a list', bytes('[]')],
  ['answers an object of another kind', bytes('{"stato":"ok"}')],
  ['answers errors that are none', bytes('{"errors":"nonsense"}')],
  ['answers a list of errors that are none', bytes('{"errors":[null,1],"data":null}')],
  ['answers data that are none', bytes('{"data":5}')],
  ['answers without data and without errors', bytes('{"data":null}')],
  ['answers an empty list of errors', bytes('{"errors":[]}')],
  ['answers 500 with an error that has no code', bytes('{"errors":[{"message":"boom"}]}', 500)],
])('a subgraph that %s: the client may try again', async (_what, answer) => {
  registry.answer = answer;
  const { status, headers, body } = await gateway.ask(COMUNE);
  expect(body.errors?.map(({ extensions }) => extensions.code)).toEqual(['UNAVAILABLE']);
  expect([status, headers.get('retry-after')]).toEqual([503, '5']);
  registry.answer = () => ({ data: { comune: { nome: 'Avellino' } } });
  expect((await gateway.ask(COMUNE)).body).toEqual({ data: { comune: { nome: 'Avellino' } } });
});

test('a subgraph that does not answer in time is not waited for', async () => {
  const hung = await startSubgraph(() => new Promise((resolve) => setTimeout(resolve, 10_000).unref()));
  const limits = readConfig(limitsConfig, {});
  const source = new SubgraphSource('registry', hung.url, {
    keys: PROOF_KEYS,
    places: new SubgraphPlaces('registry', limits, createMetrics('prova')),
    timeoutMs: 100,
  });
  const context = { requestId: 'prova', caller: { signedIn: true, key: 'prova' } };
  const call = source.process({ request: { query: '{ comune { nome } }' }, context } as never);
  await expect(call).rejects.toMatchObject({ extensions: { code: 'UNAVAILABLE', ritentabile: true } });
  await hung.stop();
  await source.close();
});

test('a service that serves no more reads of a day answers 429, with the time from which it does', async () => {
  const extensions = { code: 'TOO_MANY_REQUESTS', ritentabile: true, riprovaTraSecondi: 3_600 };
  registry.answer = () => ({ data: null, errors: [{ message: 'Potrai leggerne altre da domani', extensions }] });
  const { status, headers, body } = await gateway.ask(COMUNE);
  expect([status, headers.get('retry-after'), body.data]).toEqual([429, '3600', undefined]);
  expect(body.errors).toMatchObject([{ message: 'Potrai leggerne altre da domani', extensions }]);
});

test('a failure that a service says may be tried again reaches the client with its code', async () => {
  const extensions = { code: 'UNAVAILABLE', ritentabile: true };
  registry.answer = () => ({ data: { comune: null }, errors: [{ message: 'Riprova', path: ['comune'], extensions }] });
  const one = await gateway.ask(COMUNE);
  expect([one.status, one.headers.get('retry-after'), one.body]).toEqual([
    503,
    '5',
    { errors: [{ message: 'Riprova', path: ['comune'], extensions }] },
  ]);
  // A read unit that could not be closed answers without data, and without a path.
  registry.answer = () => ({ data: null, errors: [{ message: 'Riprova', extensions }] });
  expect(told(await gateway.ask(TROPPI))).toEqual([503, ['UNAVAILABLE']]);
  const due = await gateway.ask(DUE_PARTI);
  expect(told(due)).toEqual([503, ['UNAVAILABLE', 'UNAVAILABLE']]);
});

test('a caller without a role in the Ambito is refused, and is not told of a failure', async () => {
  registry.answer = (_call, _request, response) => {
    response.statusCode = 403;
    return { errors: [{ message: 'Non hai ruoli in questo Ambito', extensions: { code: 'FORBIDDEN' } }] };
  };
  expect(told(await gateway.ask(COMUNE))).toEqual([200, ['FORBIDDEN']]);
});

test('sessions that are away make a request that may be tried again; limits that are away stop nothing', async () => {
  const without = await startGateway(
    { REGISTRY_URL: registry.url, REDIS_URL: NOWHERE.replace('http', 'redis').replace('/graphql', '') },
    issuer,
  );
  try {
    registry.answer = () => ({ data: { comune: { nome: 'Avellino' } } });
    expect((await without.ask(COMUNE)).body).toEqual({ data: { comune: { nome: 'Avellino' } } });
    const { status, headers, body } = await without.ask(COMUNE, {
      cookie: `ambito=${'x'.repeat(43)}`,
      origin: 'http://localhost:4000',
      'sec-fetch-site': 'same-origin',
    });
    expect([status, headers.get('retry-after'), body.errors?.[0]?.extensions.code]).toEqual([503, '5', 'UNAVAILABLE']);
  } finally {
    await without.stop();
  }
});
