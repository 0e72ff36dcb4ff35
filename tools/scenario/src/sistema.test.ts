// SPDX-License-Identifier: AGPL-3.0-or-later
import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { giornoRoma } from '@ambito/orari';
import { obtainToken } from '@ambito/token';
import { join } from 'node:path';
import { createClient, type Call } from './client.ts';
import { secretsOf } from './secrets-of.ts';
import { runScenario } from './scenario.ts';
import { startSystem, type System } from './testing.ts';

const OPERATIONS = join(import.meta.dirname, '..', '..', '..', 'docs', 'api');

let system: System;
beforeAll(async () => {
  system = await startSystem({ LOG_LEVEL: 'trace' });
}, 220_000);
afterAll(async () => {
  const { code, left, calls } = await system.stop();
  // Ctrl-C or SIGTERM: a clean end, and no process left behind.
  expect({ code, left }).toEqual({ code: 0, left: [] });
  // From start to end each program reached parts of this system only, although the environment invites Apollo's to report.
  const parts = new Set(calls.map(({ program }) => program.split('/').slice(-3).join('/')));
  expect([...parts]).toEqual(expect.arrayContaining(['gateway/bundle/main.js', 'registry/bundle/worker.js']));
  const here = (whom: string): boolean => whom.startsWith('/') || ['localhost', '127.0.0.1', '::1'].includes(whom);
  expect(calls.filter(({ whom }) => !here(whom))).toEqual([]);
}, 60_000);

describe('whoever asks', () => {
  test('without signing in, gets the 16 Comuni of Ambito A04', async () => {
    const { data } = await system.ask(null, '{ ambito(codice: "A04") { comuni { nome codiceIstat } } }');
    const comuni = (data as { ambito: { comuni: { nome: string; codiceIstat: string }[] } }).ambito.comuni;
    expect(comuni).toHaveLength(16);
    expect(comuni).toContainEqual({ nome: 'Petruro Irpino', codiceIstat: '064071' });
  });

  test('without signing in, is refused what is personal', async () => {
    const { data, errors } = await system.ask(null, '{ contatti { edges { node { id } } } }');
    expect(data).toBeNull();
    expect(errors?.[0]?.extensions).toEqual({ code: 'UNAUTHENTICATED' });
  });

  test('with a token that is not the issuer’s, is refused', async () => {
    const token = await obtainToken('segretariato', { gatewayUrl: system.url });
    const [head = '', body = '', signature = ''] = token.split('.');
    const forged = JSON.parse(Buffer.from(body, 'base64url').toString()) as Record<string, unknown>;
    const claims = Buffer.from(JSON.stringify({ ...forged, sub: 'demo-coordinatore' })).toString('base64url');
    const none = Buffer.from(JSON.stringify({ alg: 'none', typ: 'at+jwt' })).toString('base64url');
    for (const bearer of [`${head}.${claims}.${signature}`, `${none}.${body}.`, 'not-a-token']) {
      const { status, errors } = await system.ask(
        null,
        '{ comuni(first: 1) { edges { node { nome } } } }',
        {},
        { authorization: `Bearer ${bearer}` },
      );
      expect([status, errors?.[0]?.extensions['code']]).toEqual([401, 'UNAUTHENTICATED']);
    }
  });

  test('without the role, is refused', async () => {
    for (const account of ['segretariato', 'comune', 'asl', 'ente', 'cittadino', 'regione', 'amministratore']) {
      const { errors } = await system.ask(account, '{ preseInCarico(stato: RICHIESTA) { edges { node { id } } } }');
      expect([account, errors?.[0]?.extensions['code']]).toEqual([account, 'FORBIDDEN']);
    }
  });

  test('of another Ambito by a header, is refused', async () => {
    const { errors } = await system.ask(
      'coordinatore',
      '{ contatti { edges { node { id } } } }',
      {},
      { 'x-ambito': randomUUID() },
    );
    expect(errors?.[0]?.extensions['code']).toBe('FORBIDDEN');
  });

  test('in a role by a header that is not theirs, is refused', async () => {
    const ask = async (ruolo: string) => {
      const { errors } = await system.ask(
        'coordinatore',
        '{ contatti { edges { node { id } } } }',
        {},
        { 'x-ruolo': ruolo },
      );
      return errors?.[0]?.extensions['code'];
    };
    expect([await ask('COORDINATORE'), await ask('ASSISTENTE_SOCIALE')]).toEqual([undefined, 'FORBIDDEN']);
  });
});

describe('a subgraph called directly', () => {
  test.each(['registry', 'casework', 'information-system'])(
    '%s answers nothing: no query, no _service, no _entities',
    async (name) => {
      const found = (await system.processes()).find((process) => process.name === name);
      const url = (found?.readyUrl ?? '').replace('/readyz', '/graphql');
      const token = await obtainToken('coordinatore', { gatewayUrl: system.url });
      for (const query of [
        '{ __typename }',
        '{ _service { sdl } }',
        '{ _entities(representations: []) { __typename } }',
      ]) {
        for (const headers of [
          {},
          { 'x-ambito-prova': `v1;kid=local;ts=${Math.floor(Date.now() / 1000)};sig=${'A'.repeat(43)}` },
        ]) {
          const response = await fetch(url, {
            method: 'POST',
            headers: { 'content-type': 'application/json', authorization: `Bearer ${token}`, ...headers },
            body: JSON.stringify({ query }),
          });
          expect(response.status).toBe(403);
          expect(await response.json()).toMatchObject({ errors: [{ extensions: { code: 'FORBIDDEN' } }] });
        }
      }
    },
  );
});

test('each process holds the keys and database addresses that it uses, and no other', async () => {
  expect(secretsOf(await system.processes())).toEqual({
    identity: ['IDENTITY_CLIENT_SECRET'],
    registry: ['DATABASE_URL', 'GATEWAY_PROOF_KEYS'],
    casework: ['DATABASE_URL', 'GATEWAY_PROOF_KEYS', 'PSEUDONYM_KEY'],
    'information-system': ['DATABASE_URL', 'GATEWAY_PROOF_KEYS'],
    // Its jobs run operations of the graph.
    'registry-worker': ['DATABASE_URL', 'QUEUE_DATABASE_URL', 'WORKER_DATABASE_URL'],
    'casework-worker': ['QUEUE_DATABASE_URL', 'WORKER_DATABASE_URL'],
    'report-worker': ['QUEUE_DATABASE_URL', 'WORKER_DATABASE_URL'],
    gateway: ['GATEWAY_PROOF_KEYS', 'OIDC_CLIENT_SECRET'],
  });
});

describe('the graph from outside', () => {
  test('does not let _entities or _service through', async () => {
    const { errors } = await system.ask('coordinatore', '{ _service { sdl } }');
    expect(errors?.[0]?.extensions['code']).toBe('GRAPHQL_VALIDATION_FAILED');
  });

  test.each([
    ['aliases', `{ ${Array.from({ length: 60 }, (_, n) => `a${n}: __typename`).join(' ')} }`],
    ['depth', `{ ambito(codice: "A04") ${'{ comuni { ambito '.repeat(10)}{ id }${' } }'.repeat(10)} }`],
    ['tokens', `{ comune(codiceIstat: "064008") { ${'nome '.repeat(3_000)} } }`],
  ])('is limited in %s', async (_what, query) => {
    const { status, errors } = await system.ask(null, query);
    expect(status).toBe(400);
    expect(errors).toBeDefined();
  });

  test('has a page at its root, from which one signs in', async () => {
    const response = await fetch(system.url);
    expect([response.status, response.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8']);
    expect(await response.text()).toContain('href="/auth/accedi"');
  });

  test('is served under a policy without unsafe-inline', async () => {
    const { headers } = await fetch(`${system.url}/healthz`);
    expect(headers.get('content-security-policy')).toMatch(/default-src 'none'.*script-src 'self'/);
    expect(headers.get('content-security-policy')).not.toContain('unsafe');
  });
});

test('one query crosses the three subgraphs, at a fixed price in statements', async () => {
  const query = system.operation('comune-attraverso-i-servizi');
  const services = ['registry', 'casework', 'information-system'];
  const before = await Promise.all(services.map((name) => system.statements(name)));
  const { data, errors } = await system.ask('coordinatore', query, {
    codiceIstat: '064008',
    periodo: new Date().toISOString().slice(0, 4),
  });
  const after = await Promise.all(services.map((name) => system.statements(name)));
  expect(errors).toBeUndefined();
  expect(data).toMatchObject({
    comune: {
      nome: 'Avellino',
      cartelleAperte: expect.any(Number),
      sede: {
        operatori: expect.arrayContaining([
          { id: expect.any(String), cognome: 'De Santis', casiAperti: expect.any(Number) },
        ]),
      },
    },
  });
  const spent = services.map((name, n) => [name, (after[n] ?? 0) - (before[n] ?? 0)] as const);
  for (const [name, statements] of spent)
    expect([name, statements > 0 && statements <= (name === 'casework' ? 12 : 6)]).toEqual([name, true]);
});

/** What the scenario typed: names, codes, notes. */
const digitati: string[] = [];

test('the main job runs while every process is killed in turn; what was acknowledged is there, and counts once', async () => {
  const client = createClient(system.url, OPERATIONS);
  const call: Call = (account, operation, variables) => {
    digitati.push(...textsOf(variables));
    return client(account, operation, variables);
  };
  const periodo = giornoRoma(new Date()).slice(0, 4);
  const accessi = async (): Promise<number> => {
    const { indicatori } = await client<{ indicatori: { chiave: string; valore: number }[] }>(
      'coordinatore',
      'indicatori',
      { periodo, codici: ['ACCESSI'], dimensione: 'CANALE' },
    );
    return indicatori.find(({ chiave }) => chiave === 'EMAIL')?.valore ?? 0;
  };
  const { ambito } = await client<{ ambito: { sedi: { id: string }[] } }>('segretariato', 'ambito', { codice: 'A04' });
  const contatto = { sedeId: ambito.sedi[0]?.id, canale: 'EMAIL', richiedente: 'UTENTE' };
  const before = await accessi();
  let acknowledged = 0;
  let done = false;
  const writer = (async () => {
    while (!done) {
      await client('segretariato', 'registra-contatto', { input: contatto });
      acknowledged += 1;
    }
  })();

  const kills = (await system.processes()).map(({ name }) => name);
  const killed = kills.length;
  const steps: string[] = [];
  await runScenario(call, (passo) => {
    steps.push(passo);
    const next = kills.shift();
    if (next !== undefined) void system.kill(next);
  });
  done = true;
  await writer;
  expect(kills).toEqual([]);
  expect(steps.at(-1)).toBe('rapporti');
  expect(new Set(steps).size).toBe(steps.length);

  let after = await accessi();
  for (let attempt = 0; attempt < 150 && after - before < acknowledged; attempt += 1) {
    await pause(200);
    after = await accessi();
  }
  // Time for a double to come in, if there were one.
  await pause(3_000);
  expect(await accessi()).toBe(before + acknowledged);
  process.stderr.write(`processes killed ${killed}, acknowledged ${acknowledged}, counted ${after - before}\n`);
}, 240_000);

/** The texts in what was sent, but for ids, codes and dates. */
function textsOf(value: unknown): string[] {
  if (typeof value === 'string') return /^[A-Z0-9_.:TZ-]+$|^[0-9a-f-]{36}$/.test(value) ? [] : [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsOf) : [];
}

test('with a subgraph down the gateway answers what it can and says what is missing', async () => {
  let answer = await system.ask(null, '{ comune(codiceIstat: "064008") { nome } }');
  await system.kill('information-system');
  const query = '{ comune(codiceIstat: "064008") { nome indicatori(periodo: "2026") { valore } } }';
  for (let attempt = 0; attempt < 20 && answer.errors === undefined; attempt += 1)
    answer = await system.ask('coordinatore', query);
  expect(answer.errors?.[0]?.extensions).toMatchObject({
    code: 'UNAVAILABLE',
    ritentabile: true,
    servizio: 'information-system',
  });
  for (let attempt = 0; attempt < 100; attempt += 1) {
    answer = await system.ask('coordinatore', query);
    if (answer.errors === undefined) break;
    await pause(200);
  }
  expect(answer.data).toMatchObject({ comune: { nome: 'Avellino' } });
}, 60_000);

test('PostgreSQL killed is started again; meanwhile what is asked may be asked again', async () => {
  const codes = new Set<unknown>();
  const ask = async (account: string | null, query: string): Promise<boolean> => {
    const { errors } = await system.ask(account, query);
    for (const { extensions } of errors ?? []) codes.add(extensions['code']);
    return errors === undefined;
  };
  const both = async (): Promise<boolean> =>
    (await ask(null, '{ comune(codiceIstat: "064008") { nome } }')) &&
    (await ask('coordinatore', '{ contatti(first: 1) { edges { node { id } } } }'));
  await system.killPostgres();
  let served = false;
  for (let attempt = 0; attempt < 150 && !served; attempt += 1) {
    await pause(200);
    served = codes.size > 0 && (await both());
    if (codes.size === 0) await both();
  }
  expect(served).toBe(true);
  expect([...codes]).toEqual(['UNAVAILABLE']);
}, 60_000);

test('the logs of it all, at their most talkative, hold nothing that was typed and nobody’s fiscal code', () => {
  const text = system.lines.join('\n');
  expect(system.lines.length).toBeGreaterThan(30);
  expect(text).not.toMatch(/[A-Z]{6}[0-9LMNPQRSTUV]{2}[A-Z][0-9LMNPQRSTUV]{2}Z99[89][A-Z]/);
  // Names and notes, at least; each by itself, so that a failure says which.
  expect(digitati.length).toBeGreaterThan(8);
  expect(digitati.filter((testo) => text.includes(testo))).toEqual([]);
});
