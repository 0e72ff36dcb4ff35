// SPDX-License-Identifier: AGPL-3.0-or-later
import { Readable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import { HEADER_PROVA, signProof } from '@ambito/access';
import { createDataSource, type DataSource } from '@ambito/persistence';
import {
  callRisorsa,
  PROOF_KEYS,
  startIssuer,
  testDatabase,
  type TestDatabase,
  type TestIssuer,
} from '@ambito/testing';
import { BLOCCHI, BLOCCO, blocchi, definition, infinita, risorsa } from './risorse.fixture.ts';
import { buildSubgraph } from './schema.ts';
import { createSubgraph } from './server.ts';

const A04 = '0192a04a-0000-7000-8000-000000000a04';
let database: TestDatabase;
let issuer: TestIssuer;
let app: Awaited<ReturnType<typeof createSubgraph>>;
let admin: DataSource;
beforeAll(async () => {
  database = await testDatabase('registry');
  issuer = await startIssuer();
  app = await createSubgraph(definition(), {
    AMBITO_PROFILE: 'local',
    HOST: '127.0.0.1',
    PORT: 0,
    METRICS_PORT: 0,
    LOG_LEVEL: 'silent',
    DATABASE_URL: database.urls.DATABASE_URL,
    DATABASE_POOL: 4,
    DATABASE_PREPARED: true,
    OIDC_ISSUER: issuer.issuer,
    OIDC_AUDIENCE: issuer.audience,
    GATEWAY_PROOF_KEYS: [...PROOF_KEYS],
    PERSONAL_READS: {},
  });
  admin = createDataSource({ url: database.adminUrl, applicationName: 'prova', poolSize: 2, entities: [] });
  await admin.initialize();
});
afterAll(async () => {
  await admin.destroy();
  await app.stop();
  await issuer.stop();
  await database.drop();
});

const ask = (percorso: string, altro: Partial<Parameters<typeof callRisorsa>[1]> = {}) =>
  callRisorsa(app.port, { percorso, ...altro });
const coordinatore = (ambito = A04) =>
  issuer.bearer('coordinatore', [{ ruolo: 'COORDINATORE', ambito, dal: '2020-01-01' }]);
const codice = async (risposta: Response) =>
  ((await risposta.json()) as { errors: { extensions: { code: string } }[] }).errors[0]?.extensions.code;

describe('a service does not start', () => {
  test.each([
    [
      'that is there already',
      risorsa('/grande', async () => {}),
      'that are there twice, so the service does not start: GET /grande',
    ],
  ])('with a resource %s', (_nome, altra, problema) => {
    expect(() => buildSubgraph(definition([altra]))).toThrow(problema);
  });
});

describe('the walls', () => {
  const percorso = `/cose/${A04}/testo.txt`;

  test('a caller behind the gateway is answered, signed in or not', async () => {
    expect(await (await ask(percorso)).text()).toBe(`cosa ${A04}`);
    expect((await ask(percorso, { authorization: await coordinatore() })).status).toBe(200);
  });

  test('a direct call gets no answer, not even "not found"', async () => {
    for (const path of [percorso, '/nulla']) {
      const risposta = await fetch(`http://127.0.0.1:${app.port}/risorse${path}`);
      expect([risposta.status, await codice(risposta)]).toEqual([403, 'FORBIDDEN']);
    }
  });

  test('a proof of a call of the graph, or of another path, is refused', async () => {
    const path = `/risorse${percorso}`;
    const caller = { authorization: undefined, ambito: undefined, ruolo: undefined, requestId: 'richiesta-1' };
    const rubate = [
      { body: `GET\n${path}`, ...caller },
      { method: 'GET', path: `${path}?x=1`, ...caller },
      { method: 'PUT', path, ...caller },
    ];
    for (const rubata of rubate) {
      const headers = { 'x-request-id': 'richiesta-1', [HEADER_PROVA]: signProof(PROOF_KEYS, rubata) };
      expect((await fetch(`http://127.0.0.1:${app.port}${path}`, { headers })).status).toBe(403);
    }
  });

  test('an invalid token is refused even behind the gateway', async () => {
    expect((await ask(percorso, { authorization: 'Bearer a.b.c' })).status).toBe(401);
  });

  test.each([
    ['nobody', null, 401, 'UNAUTHENTICATED'],
    ['another role', 'OPERATORE_ASL', 403, 'FORBIDDEN'],
  ] as const)('%s is refused by the action', async (_nome, ruolo, status, atteso) => {
    const authorization =
      ruolo === null ? undefined : await issuer.bearer('prova', [{ ruolo, ambito: A04, dal: '2020-01-01' }]);
    const risposta = await ask('/riservate', { authorization });
    expect([risposta.status, await codice(risposta)]).toEqual([status, atteso]);
  });

  test('the Ambito comes from the header or from the link, and is one of the actor’s', async () => {
    const altro = '0192a04a-0000-7000-8000-000000000a05';
    const ruoli = [A04, altro].map((ambito) => ({ ruolo: 'COORDINATORE' as const, ambito, dal: '2020-01-01' }));
    const authorization = await issuer.bearer('due', ruoli);
    const ambiti = [
      await ask('/riservate', { authorization, ambito: altro }),
      await ask(`/riservate?ambito=${altro}`, { authorization }),
    ];
    for (const risposta of ambiti) expect(await risposta.json()).toEqual({ ambitoId: altro, ruolo: 'COORDINATORE' });
    expect((await ask('/riservate', { authorization })).status).toBe(400);
    expect((await ask(`/riservate?ambito=${altro}`, { authorization: await coordinatore() })).status).toBe(403);
  });
});

describe('what goes wrong', () => {
  test.each([
    [
      '/errori/dato',
      400,
      { code: 'BAD_USER_INPUT', campi: [{ percorso: ['giorno'], messaggio: 'Giorno non valido' }] },
    ],
    ['/errori/assente', 404, { code: 'NOT_FOUND' }],
    ['/errori/conflitto', 409, { code: 'CONFLICT', versioneAttuale: 3 }],
    ['/errori/regola', 422, { code: 'RULE_VIOLATION', articolo: 'art. 5 c. 1' }],
    ['/errori/occupato', 503, { code: 'UNAVAILABLE', ritentabile: true }],
    ['/errori/guasto', 500, { code: 'INTERNAL_SERVER_ERROR' }],
    ['/nulla', 404, { code: 'NOT_FOUND' }],
    ['/cose/non-un-id/testo.txt', 404, { code: 'NOT_FOUND' }],
    ['/errori/%E0%A4%A', 400, expect.objectContaining({ code: 'BAD_USER_INPUT' })],
  ])('%s is %d with the error of the model, and nothing of what is inside', async (percorso, status, extensions) => {
    const risposta = await ask(percorso);
    const corpo = await risposta.text();
    expect([risposta.status, JSON.parse(corpo)]).toEqual([
      status,
      { errors: [{ message: expect.any(String) as string, extensions }] },
    ]);
    expect(corpo).not.toContain('segreta');
    expect(risposta.headers.get('retry-after')).toBe(status === 503 ? '5' : null);
    expect(risposta.headers.get('cache-control')).toBe('no-store');
  });

  test('an answer that breaks off does not look complete', async () => {
    const risposta = await ask('/spezzata');
    await expect(risposta.text()).rejects.toThrow();
  });
});

describe('bodies stream', () => {
  test('125 MB down, in flat memory', async () => {
    const prima = process.memoryUsage().rss;
    let byte = 0;
    for await (const chunk of (await ask('/grande')).body!) byte += (chunk as Uint8Array).length;
    expect(byte).toBe(BLOCCO.length * BLOCCHI);
    expect(process.memoryUsage().rss - prima).toBeLessThan(64 * 1024 * 1024);
  });

  test('125 MB up, in flat memory', async () => {
    const prima = process.memoryUsage().rss;
    const body = Readable.toWeb(Readable.from(blocchi(BLOCCHI))) as ReadableStream;
    expect(await (await ask('/somme', { metodo: 'PUT', body })).json()).toEqual({ byte: BLOCCO.length * BLOCCHI });
    expect(process.memoryUsage().rss - prima).toBeLessThan(64 * 1024 * 1024);
  });

  test('a caller that disconnects ends the transfer', async () => {
    const abort = new AbortController();
    const risposta = await ask('/infinita', { signal: abort.signal });
    await risposta.body!.getReader().read();
    abort.abort();
    while (infinita.fine === undefined) await sleep(10);
    expect(infinita.fine).toMatchObject({ code: 'ERR_STREAM_PREMATURE_CLOSE' });
  });
});

describe('personal data', () => {
  const letture = (record: string): Promise<unknown[]> =>
    admin.query('SELECT azione, ruolo FROM audit WHERE record_id = $1', [record]);

  test('leaves once the audit of its reading is committed', async () => {
    const risposta = await ask('/persone', { authorization: await coordinatore() });
    expect(await risposta.text()).toBe('Maria Rossi');
    expect(await letture('p1')).toEqual([{ azione: 'persona.scarica', ruolo: 'COORDINATORE' }]);
  });

  test('does not leave before, and the connection is cut instead', async () => {
    await expect(ask('/persone/troppo-presto', { authorization: await coordinatore() })).rejects.toThrow();
    // The record was read, and its audit is there.
    while ((await letture('p2')).length === 0) await sleep(10);
  });

  test('does not leave when its audit cannot be written', async () => {
    await admin.query('REVOKE INSERT ON audit FROM registry_service');
    try {
      const risposta = await ask('/persone', { authorization: await coordinatore() });
      expect([risposta.status, await codice(risposta)]).toEqual([503, 'UNAVAILABLE']);
    } finally {
      await admin.query('GRANT INSERT ON audit TO registry_service');
    }
  });
});
