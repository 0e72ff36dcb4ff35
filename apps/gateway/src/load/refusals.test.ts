// SPDX-License-Identifier: AGPL-3.0-or-later
import { setTimeout as sleep } from 'node:timers/promises';
import { startIssuer, type TestIssuer } from '@ambito/testing';
import { NOWHERE, startGateway } from '../testing.ts';
import { startSlowSubgraph } from './slow-subgraph.testing.ts';

type Gateway = Awaited<ReturnType<typeof startGateway>>;
const COMUNE = '{ comune(codiceIstat: "064008") { nome } }';
const RAPPORTO = 'rapporto(id: "0192a04a-0000-7000-8000-000000000a04") { id }';
const CODICE = 'RSSMRA80A01A509X';
const registra = (persona: string): string => `mutation { registraContatto(input: {
  sedeId: "0192a04a-0000-7000-8000-000000000a04", canale: "EMAIL", richiedente: "UTENTE" ${persona} }) { id } }`;
const CONTATTO = registra('');
const CONTATTO_CON_CODICE = registra(`persona: { codiceFiscale: "${CODICE}" }`);

let issuer: TestIssuer;
let registry: Awaited<ReturnType<typeof startSlowSubgraph>>;
let casework: typeof registry;
beforeAll(async () => {
  issuer = await startIssuer();
  registry = await startSlowSubgraph({ comune: { nome: 'Avellino' } });
  casework = await startSlowSubgraph({ registraContatto: { id: '0192a04a-0000-7000-8000-000000000001' } });
});
afterAll(async () => {
  await registry.stop();
  await casework.stop();
  await issuer.stop();
});
const start = (env: Record<string, string> = {}): Promise<Gateway> =>
  startGateway({ REGISTRY_URL: registry.url, CASEWORK_URL: casework.url, ...env }, issuer);

/** The outcome of requests made one after the other. */
async function statuses(times: number, ask: () => Promise<{ status: number }>): Promise<number[]> {
  const seen: number[] = [];
  for (let n = 0; n < times; n += 1) seen.push((await ask()).status);
  return seen;
}

describe('429, by account or by address', () => {
  let gateway: Gateway;
  beforeAll(async () => {
    gateway = await start({
      LIMIT_ANONYMOUS: '2/60',
      LIMIT_READING: '8/60',
      LIMIT_WRITING: '5/60',
      LIMIT_PROBING: '3/60',
      LIMIT_FILES: '2/60',
      LIMIT_SIGN_IN: '1/60',
      TRUSTED_PROXIES: 'loopback',
    });
  });
  afterAll(() => gateway.stop());
  /** Each test has addresses of its own. */
  const from = (ip: string) => ({ 'x-forwarded-for': ip });
  const as = async (sub: string, ip = '192.0.2.99') => ({ authorization: await issuer.bearer(sub, []), ...from(ip) });

  test('a caller who is not signed in is refused in the error model, with when to try again', async () => {
    const here = from('192.0.2.1');
    expect(await statuses(2, () => gateway.ask(COMUNE, here))).toEqual([200, 200]);
    const before = await gateway.metric('ambito_limited_total', 'purpose="anonymous"');
    const { status, headers, body } = await gateway.ask(COMUNE, here);
    const seconds = Number(headers.get('retry-after'));
    expect(seconds).toBeGreaterThan(30);
    expect(seconds).toBeLessThanOrEqual(60);
    expect([status, headers.get('content-type'), headers.get('cache-control')]).toEqual([
      429,
      'application/json; charset=utf-8',
      'no-store',
    ]);
    expect(body).toEqual({
      errors: [
        {
          message: `Da questo indirizzo arrivano troppe richieste: riprova tra ${seconds} secondi`,
          extensions: { code: 'TOO_MANY_REQUESTS', ritentabile: true, riprovaTraSecondi: seconds },
        },
      ],
    });
    expect(await gateway.metric('ambito_limited_total', 'purpose="anonymous"')).toBe(before + 1);
  });

  test('another address is another caller', async () => {
    expect(await statuses(3, () => gateway.ask(COMUNE, from('192.0.2.2')))).toEqual([200, 200, 429]);
    expect((await gateway.ask(COMUNE, from('192.0.2.3'))).status).toBe(200);
  });

  test('accounts are counted apart, from whatever address, and not with those who are not signed in', async () => {
    const here = '192.0.2.4';
    for (const sub of ['anna', 'bruno']) {
      const one = await as(sub, here);
      const other = await as(sub, '192.0.2.5');
      expect(await statuses(4, () => gateway.ask(COMUNE, one))).toEqual([200, 200, 200, 200]);
      expect(await statuses(5, () => gateway.ask(COMUNE, other))).toEqual([200, 200, 200, 200, 429]);
    }
    expect((await gateway.ask(COMUNE, from(here))).status).toBe(200);
  });

  test('a document that does not parse counts as well', async () => {
    expect(await statuses(3, () => gateway.ask('{', from('192.0.2.6')))).toEqual([400, 400, 429]);
  });

  test('commands have their own limit, and an account that may give no more of them may still read', async () => {
    const carla = await as('carla');
    expect(await statuses(6, () => gateway.ask(CONTATTO, carla))).toEqual([200, 200, 200, 200, 200, 429]);
    const { status, headers, body } = await gateway.ask(CONTATTO, carla);
    expect([status, Number(headers.get('retry-after')) > 30]).toEqual([429, true]);
    expect(body.errors?.[0]?.extensions).toEqual({
      code: 'TOO_MANY_REQUESTS',
      ritentabile: true,
      riprovaTraSecondi: expect.any(Number) as number,
    });
    expect((await gateway.ask(COMUNE, carla)).status).toBe(200);
    expect(await gateway.metric('ambito_limited_total', 'purpose="writing"')).toBe(2);
  });

  test('asking by fiscal code whether a person is known has its own limit, aliases counted', async () => {
    const dario = await as('dario');
    expect(await statuses(3, () => gateway.ask(CONTATTO_CON_CODICE, dario))).toEqual([200, 200, 200]);
    const { status, body } = await gateway.ask(CONTATTO_CON_CODICE, dario);
    expect([status, body.errors?.[0]?.message]).toEqual([429, expect.stringMatching(/^Hai cercato troppe persone: /)]);
    expect((await gateway.ask(CONTATTO, dario)).status).toBe(200);

    const field = /registraContatto.*\{ id \}/s.exec(CONTATTO_CON_CODICE)?.[0];
    const calls = casework.seen.came.length;
    const four = `mutation { ${[1, 2, 3, 4].map((n) => `a${n}: ${field}`).join(' ')} }`;
    expect((await gateway.ask(four, await as('elena'))).status).toBe(429);
    expect(casework.seen.came.length).toBe(calls);
  });

  test('signing in is limited by address: a page for a browser, the error model for a program', async () => {
    const ask = (accept: string) =>
      fetch(`${gateway.url}/auth/sessione`, { headers: { accept, ...from('192.0.2.7') } });
    expect((await ask('*/*')).status).toBe(200);
    const program = await ask('*/*');
    expect([program.status, Number(program.headers.get('retry-after')) > 30]).toEqual([429, true]);
    expect(await program.json()).toMatchObject({ errors: [{ extensions: { code: 'TOO_MANY_REQUESTS' } }] });
    const browser = await ask('text/html,application/xhtml+xml,*/*;q=0.8');
    expect([browser.status, browser.headers.get('content-type')]).toEqual([429, 'text/html; charset=utf-8']);
    expect(await browser.text()).toContain('Da questo indirizzo arrivano troppi accessi: riprova tra');
  });

  test('files are limited', async () => {
    const headers = from('192.0.2.8');
    expect(await statuses(3, () => fetch(`${gateway.url}/risorse/nessuno/x`, { headers }))).toEqual([404, 404, 429]);
  });

  test.each(['/graphql', '/risorse/registry/x'])(
    '%s: a caller whose tokens fail counts by its address, and those with a good token from there are served',
    async (path) => {
      const here = `192.0.2.${path.length}`;
      const forged = (n: number) => `Bearer e30.${Buffer.from(`{"sub":"${n}"}`).toString('base64url')}.x`;
      let n = 0;
      const ask = () =>
        fetch(`${gateway.url}${path}`, { headers: { authorization: forged((n += 1)), 'x-forwarded-for': here } });
      expect(await statuses(3, ask)).toEqual([401, 401, 429]);
      expect(Number((await ask()).headers.get('retry-after'))).toBeGreaterThan(30);
      expect((await gateway.ask(COMUNE, from(here))).status).toBe(429);
      expect((await gateway.ask(COMUNE, await as(`franca-${path.length}`, here))).status).toBe(200);
    },
  );

  test('a request with the cookie of a session from another site counts by its address as well', async () => {
    const headers = { cookie: `ambito=${'x'.repeat(43)}`, origin: 'https://altrove.example', ...from('192.0.2.10') };
    expect(await statuses(3, () => gateway.ask(COMUNE, headers))).toEqual([403, 403, 429]);
  });

  test('without a trusted proxy nobody is believed about the address', async () => {
    const wary = await start({ LIMIT_ANONYMOUS: '1/60' });
    const asked = [await wary.ask(COMUNE, from('192.0.2.1')), await wary.ask(COMUNE, from('192.0.2.2'))];
    expect(asked.map(({ status }) => status)).toEqual([200, 429]);
    await wary.stop();
  });
});

describe('503, when services cannot serve', () => {
  let slow: typeof registry;
  let gateway: Gateway;
  beforeAll(async () => {
    slow = await startSlowSubgraph({ comune: { nome: 'Avellino' } }, () => sleep(200));
    gateway = await start({
      REGISTRY_URL: slow.url,
      CASEWORK_URL: NOWHERE,
      SUBGRAPH_WAITING: '0',
      SUBGRAPH_ANONYMOUS_IN_FLIGHT: '1',
    });
  });
  afterAll(async () => {
    await gateway.stop();
    await slow.stop();
  });

  test('nothing of the operation was served: 503, without data', async () => {
    const { status, headers, body } = await gateway.ask(`{ ${RAPPORTO} }`);
    expect([status, headers.get('retry-after')]).toEqual([503, '5']);
    expect(body).toEqual({
      errors: [
        {
          message: 'Il servizio information-system non risponde: questa parte manca',
          extensions: { code: 'UNAVAILABLE', ritentabile: true, servizio: 'information-system' },
        },
      ],
    });
  });

  test('a part was served: 200, with the error of the part that is missing', async () => {
    const { status, headers, body } = await gateway.ask(`{ comune(codiceIstat: "064008") { nome } ${RAPPORTO} }`);
    expect([status, headers.get('retry-after'), headers.get('etag')]).toEqual([200, null, null]);
    expect(body.data).toEqual({ comune: { nome: 'Avellino' }, rapporto: null });
    expect(body.errors?.map(({ extensions }) => extensions['servizio'])).toEqual(['information-system']);
  });

  test('a queue that is full says so, and that the request may be tried again', async () => {
    const answers = await Promise.all(Array.from({ length: 20 }, () => gateway.ask(COMUNE)));
    const refused = answers.filter(({ status }) => status === 503);
    expect(answers.length).toBeGreaterThan(refused.length);
    expect(refused.length).toBeGreaterThan(0);
    for (const { headers, body } of refused) {
      expect(headers.get('retry-after')).toBe('5');
      expect(body).toEqual({
        errors: [
          {
            message: 'Il servizio registry ha troppe richieste: riprova tra 5 secondi',
            extensions: { code: 'UNAVAILABLE', ritentabile: true, servizio: 'registry' },
          },
        ],
      });
    }
    expect(await gateway.metric('ambito_overloaded_total', 'subgraph="registry"', 'rank="anonymous"')).toBe(
      refused.length,
    );
    expect(await gateway.metric('ambito_subgraph_calls', 'subgraph="registry"', 'state="in_flight"')).toBe(0);
  });
});
