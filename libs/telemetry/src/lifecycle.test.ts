// SPDX-License-Identifier: AGPL-3.0-or-later
import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { readinessOf } from './internals.ts';
import { createLifecycle, type StopSettings } from './lifecycle.ts';
import { createLogger } from './logger.ts';
import { endProcess } from './run-process.ts';

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** A process that serves: it holds each request until it is told to answer it. */
async function serve(settings: Partial<StopSettings> = {}) {
  const lines: { msg: string; left?: object }[] = [];
  const logger = createLogger('test', 'silent');
  const keep = (dati: object, msg: string): void => void lines.push({ ...dati, msg });
  const lifecycle = createLifecycle({ AMBITO_PROFILE: 'local', ...settings }, {
    ...logger,
    info: keep,
    error: keep,
  } as never);
  const held: ServerResponse[] = [];
  const server = createServer((_request, response) => void held.push(response));
  lifecycle.watch(server);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const app = {
    lifecycle,
    async stop() {
      server.close();
      await once(server, 'close');
    },
  };
  return {
    lifecycle,
    lines,
    app,
    /** Asks, and returns once the server has the request in hand. */
    async ask(): Promise<{ answer: Promise<Response> }> {
      const before = held.length;
      const answer = fetch(`http://127.0.0.1:${port}/`);
      const arrived = async (): Promise<void> => {
        while (held.length === before) await pause(5);
      };
      await Promise.race([arrived(), answer]);
      return { answer };
    },
    answerAll: () => held.forEach((response) => response.end('ok')),
    close: () => server.closeAllConnections(),
  };
}

test('a server keeps an idle connection longer than the proxies and pools that use it', async () => {
  const { ask, answerAll, app } = await serve();
  const { answer } = await ask();
  answerAll();
  expect((await answer).headers.get('keep-alive')).toBe('timeout=75');
  await app.stop();
});

describe('a process that is told to stop', () => {
  test('is unready at once, with the reason, while its dependencies answer', async () => {
    const { lifecycle } = await serve();
    const dependencies = { needed: { database: () => Promise.resolve() } };
    await expect(readinessOf(dependencies, lifecycle)).resolves.toMatchObject({ ready: true });
    lifecycle.drain();
    await expect(readinessOf(dependencies, lifecycle)).resolves.toEqual({
      ready: false,
      dependencies: { database: 'ok' },
      reasons: { process: 'stopping' },
    });
  });

  test('serves for its drain, asks clients to leave, finishes what is in hand, and ends with 0', async () => {
    const { app, ask, answerAll, lines, lifecycle } = await serve({ DRAIN_SECONDS: 1 });
    const { answer: before } = await ask();
    const ended = endProcess(app, 'SIGTERM');
    const { answer: during } = await ask();
    expect(lifecycle.inHand()).toEqual({ requests: 2, jobs: [] });
    // The drain is over, and what is in hand is waited for.
    await pause(1_200);
    await expect(ask()).rejects.toThrow('fetch failed');
    answerAll();
    const [first, second] = await Promise.all([before, during]);
    expect([first.status, second.status]).toEqual([200, 200]);
    expect(second.headers.get('connection')).toBe('close');
    expect(await ended).toBe(0);
    expect(lines).toEqual([
      { msg: 'stopping: not ready', signal: 'SIGTERM', requests: 1, jobs: [] },
      { msg: 'stopped', left: { requests: 0, jobs: [] } },
    ]);
  });

  test('ends with 1 after its grace, and says what was left', async () => {
    const { app, ask, lines, lifecycle, close } = await serve({ STOP_GRACE_SECONDS: 1 });
    const lost = (await ask()).answer.catch(() => 'lost');
    const endJob = lifecycle.beginJob('casework.registry 7');
    lifecycle.beginJob('registry.caricamenti 8');
    endJob();
    expect(await endProcess(app, 'SIGTERM')).toBe(1);
    expect(lines.at(-1)).toEqual({
      msg: 'stopped before the end of what was in hand',
      left: { requests: 1, jobs: ['registry.caricamenti 8'] },
    });
    close();
    await lost;
  });

  test('ends with 1 when it cannot stop', async () => {
    const { lifecycle, lines } = await serve();
    expect(await endProcess({ lifecycle, stop: () => Promise.reject(new Error('no')) }, 'SIGTERM')).toBe(1);
    expect(lines.at(-1)).toMatchObject({ msg: 'stop failed', left: { requests: 0, jobs: [] } });
  });
});

test('production drains for some seconds unless it is told otherwise, and its grace is longer than a step of a load', () => {
  const logger = createLogger('test', 'silent');
  const { drainMs, graceMs } = createLifecycle({ AMBITO_PROFILE: 'production' }, logger);
  expect(drainMs).toBe(5_000);
  expect(graceMs).toBeGreaterThan(85_000);
  // infra/compose.yaml waits for two minutes.
  expect(drainMs + graceMs).toBeLessThan(120_000);
  expect(createLifecycle({ AMBITO_PROFILE: 'production', DRAIN_SECONDS: 0 }, logger).drainMs).toBe(0);
});
