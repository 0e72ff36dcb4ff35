// SPDX-License-Identifier: AGPL-3.0-or-later
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { startIssuer, type TestIssuer } from '@ambito/testing';
import { startGateway, type Answer } from '../testing.ts';
import { startSlowSubgraph } from './slow-subgraph.testing.ts';

/** The lane as a visitor meets it, through the gateway. */
const API = join(import.meta.dirname, '..', '..', '..', '..', 'docs', 'api', 'registry');
/** Documented operations for everybody whose answers may be large. */
const PUBLIC = ['accordi', 'ambito', 'governo-ambito', 'piani-di-zona', 'voci-in-uso'];
const AMBITO = { ambitoId: '0192a04a-0000-7000-8000-000000000a04', codice: 'A04' };
const PAGE = { edges: [], pageInfo: { hasNextPage: false, endCursor: null } };
/** A light operation, unless a test makes it a heavy one by its settings. */
const COMUNE = '{ comune(codiceIstat: "064008") { nome } }';
const ANSWER_MS = 100;
const LARGE = 1_500_000;

let issuer: TestIssuer;
beforeAll(async () => (issuer = await startIssuer()));
afterAll(() => issuer.stop());

async function start(data: object, env: Record<string, string> = {}) {
  const registry = await startSlowSubgraph(data, () => sleep(ANSWER_MS));
  const gateway = await startGateway({ REGISTRY_URL: registry.url, TRUSTED_PROXIES: 'loopback', ...env }, issuer);
  return {
    registry,
    ask: (ip: string, query = COMUNE, variables: object = {}): Promise<Answer> =>
      gateway.ask(query, { 'x-forwarded-for': ip }, { variables }),
    /** Somebody who is signed in is at work. */
    work: async (): Promise<Answer> => gateway.ask(COMUNE, { authorization: await issuer.bearer('anna', []) }),
    async stop(): Promise<void> {
      await gateway.stop();
      await registry.stop();
    },
  };
}
const statuses = (answers: readonly Answer[]): number[] => answers.map(({ status }) => status);
/** The time that the words of a refusal tell, and that of its header. */
const timesOf = ({ headers, body }: Answer): (string | null | undefined)[] => [
  headers.get('retry-after'),
  /riprova tra (\d+) secondi$/.exec(body.errors?.[0]?.message ?? '')?.[1],
];

test('documented operations that one visitor asks at once are all answered, one at a time', async () => {
  const { registry, ask, work, stop } = await start({ accordi: PAGE, ambito: null, vociInUso: [], comune: null });
  await work();
  const answers = await Promise.all(
    PUBLIC.map((name) => ask('192.0.2.1', readFileSync(join(API, `${name}.graphql`), 'utf8'), AMBITO)),
  );
  expect(statuses(answers)).toEqual(PUBLIC.map(() => 200));
  expect(answers.flatMap(({ body }) => body.errors ?? [])).toEqual([]);
  expect(registry.seen.mostAnonymous).toBe(1);
  await stop();
});

test('a flood of large answers from one address leaves the lane to others', async () => {
  const env = { ANONYMOUS_HEAVY_COST: '1', ANONYMOUS_PAUSE: '1' };
  const { ask, work, stop } = await start({ comune: { nome: 'x'.repeat(LARGE) } }, env);
  await work();
  const flood = Array.from({ length: 40 }, () => ask('192.0.2.1'));
  const asked = performance.now();
  const others = await Promise.all(['192.0.2.2', '192.0.2.3', '192.0.2.4'].map((ip) => ask(ip)));
  expect(statuses(others)).toEqual([200, 200, 200]);
  expect(performance.now() - asked).toBeLessThan(5_000);
  const served = (await Promise.all(flood)).filter(({ status }) => status === 200);
  expect(served).toHaveLength(1);
  const again = await ask('192.0.2.1');
  expect([again.status, again.body.errors?.[0]?.extensions.code]).toEqual([429, 'TOO_MANY_REQUESTS']);
  const [header, words] = timesOf(again);
  expect(words).toBe(header);
  expect((await ask('192.0.2.5')).status).toBe(200);
  await stop();
});

test('who finds no place in the lane reads one time, in the words and in the header', async () => {
  const env = { ANONYMOUS_HEAVY_COST: '1', ANONYMOUS_WAITING: '0', ANONYMOUS_IN_HAND: '50' };
  const { ask, stop } = await start({ comune: { nome: 'Avellino' } }, env);
  const answers = await Promise.all(Array.from({ length: 8 }, (_, n) => ask(`192.0.2.${n}`)));
  const refused = answers.filter(({ status }) => status === 503);
  expect(refused).toHaveLength(7);
  for (const answer of refused) {
    const [header, words] = timesOf(answer);
    expect(header).toBe(words);
  }
  await stop();
});
