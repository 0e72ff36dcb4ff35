// SPDX-License-Identifier: AGPL-3.0-or-later
import { startGateway, startSubgraph } from './testing.ts';

const KO = { registry: 'ko', casework: 'ko', 'information-system': 'ko' };

test('a gateway is ready while one subgraph is, says which are away, and is not ready without any', async () => {
  const registry = await startSubgraph();
  registry.other = (_request, response) => void response.writeHead(200).end('{}');
  const gateway = await startGateway({ REGISTRY_URL: registry.url });
  const readiness = async () => {
    const response = await fetch(`${gateway.url}/readyz`);
    return { status: response.status, body: await response.json() };
  };
  try {
    expect(await readiness()).toEqual({
      status: 200,
      body: { ready: true, dependencies: { ...KO, registry: 'ok' } },
    });
    await registry.stop();
    expect(await readiness()).toEqual({ status: 503, body: { ready: false, dependencies: KO } });
  } finally {
    await gateway.stop();
  }
});

test('a gateway that is told to stop is unready at once, and still answers who comes, once on each connection', async () => {
  const gateway = await startGateway();
  const ask = () => gateway.ask('{ __typename }');
  expect((await ask()).headers.get('connection')).toBe('keep-alive');
  gateway.drain();
  const readiness = await fetch(`${gateway.url}/readyz`);
  expect(readiness.status).toBe(503);
  expect(await readiness.json()).toMatchObject({ ready: false, reasons: { process: 'stopping' } });
  const { status, headers } = await ask();
  expect([status, headers.get('connection')]).toEqual([200, 'close']);
  await gateway.stop();
});
