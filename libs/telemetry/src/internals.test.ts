// SPDX-License-Identifier: AGPL-3.0-or-later
import { readinessOf, serveInternals, type Checks } from './internals.ts';
import { createMetrics } from './metrics.ts';

const answers = () => Promise.resolve();
const fails = (): Promise<void> => Promise.reject(new Error('postgres://user:hunter2@db refused'));
const hangs = () => new Promise(() => undefined);

describe('readiness', () => {
  test('needs every dependency', async () => {
    await expect(readinessOf({ needed: { database: answers, queue: answers } })).resolves.toEqual({
      ready: true,
      dependencies: { database: 'ok', queue: 'ok' },
    });
    await expect(readinessOf({ needed: { database: answers, queue: fails } })).resolves.toEqual({
      ready: false,
      dependencies: { database: 'ok', queue: 'ko' },
    });
  });

  test('needs one of those of which each answers a part, and none of those beside', async () => {
    const parts = (registry: () => Promise<void>, casework: () => Promise<void>) =>
      readinessOf({ anyOf: { registry, casework }, beside: { redis: fails } });
    await expect(parts(answers, fails)).resolves.toEqual({
      ready: true,
      dependencies: { registry: 'ok', casework: 'ko', redis: 'ko' },
    });
    await expect(parts(fails, fails)).resolves.toMatchObject({ ready: false });
  });

  test('is true without dependencies', async () => {
    await expect(readinessOf({})).resolves.toEqual({ ready: true, dependencies: {} });
  });

  test('does not wait for a dependency that hangs', async () => {
    const begun = Date.now();
    await expect(readinessOf({ needed: { database: hangs, queue: answers } })).resolves.toMatchObject({
      ready: false,
      dependencies: { database: 'ko', queue: 'ok' },
    });
    expect(Date.now() - begun).toBeLessThan(4_000);
  });
});

describe('the internal port', () => {
  let stop: () => Promise<void>;
  async function ask(path: string, checks: Checks = {}): Promise<Response> {
    const internals = await serveInternals({
      host: '127.0.0.1',
      port: 0,
      dependencies: { needed: checks },
      metrics: createMetrics('test'),
    });
    stop = () => internals.stop();
    return fetch(`http://127.0.0.1:${internals.port}${path}`, { headers: { connection: 'close' } });
  }
  afterEach(() => stop());

  test('says that the process lives, whatever its dependencies do', async () => {
    const response = await ask('/healthz', { database: fails });
    expect(response.status).toBe(200);
  });

  test.each([
    [{ database: answers }, 200, { ready: true, dependencies: { database: 'ok' } }],
    [{ database: fails }, 503, { ready: false, dependencies: { database: 'ko' } }],
  ])('names what it waits for, and not why', async (checks, status, expected) => {
    const response = await ask('/readyz', checks);
    expect(response.status).toBe(status);
    await expect(response.json()).resolves.toEqual(expected);
  });

  test('serves the metrics, each with the name of the service', async () => {
    const text = await (await ask('/metrics')).text();
    expect(text).toMatch(/^ambito_sql_statements_total\{service="test"\} 0$/m);
  });

  test('a check that throws at once counts as one that fails', async () => {
    const response = await ask('/readyz', {
      database: () => {
        throw new Error('not connected');
      },
    });
    expect(response.status).toBe(503);
  });

  test('serves no other path', async () => {
    expect((await ask('/graphql')).status).toBe(404);
  });
});
