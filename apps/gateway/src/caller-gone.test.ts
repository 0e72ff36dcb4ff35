// SPDX-License-Identifier: AGPL-3.0-or-later
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { startGateway, startSubgraph, type FakeSubgraph } from './testing.ts';

const SEDE = '0192a04a-0000-7000-8000-000000000001';
const CONTATTI = { contatti: { edges: [{ node: { sede: { __typename: 'Sede', id: SEDE } } }] } };

let casework: FakeSubgraph;
let registry: FakeSubgraph;
let gateway: Awaited<ReturnType<typeof startGateway>>;
beforeAll(async () => {
  casework = await startSubgraph();
  registry = await startSubgraph();
  gateway = await startGateway({ CASEWORK_URL: casework.url, REGISTRY_URL: registry.url });
});
afterAll(async () => {
  await gateway.stop();
  await registry.stop();
  await casework.stop();
});
beforeEach(() => {
  casework.calls.length = 0;
  registry.calls.length = 0;
});

/** Has a subgraph hold its answer back. Tells when it is asked, and whether its caller, the gateway, has gone. */
function hold(subgraph: FakeSubgraph, data: unknown) {
  let give: (() => void) | undefined;
  const held = new Promise<void>((resolve) => (give = resolve));
  let gone = false;
  const asked = new Promise<void>((resolve) => {
    subgraph.answer = async (_call, _request, response) => {
      response.once('close', () => (gone = !response.writableFinished));
      resolve();
      await Promise.race([held, once(response, 'close')]);
      return { data };
    };
  });
  return { asked, give: () => give?.(), gone: () => gone };
}

/** Asks, and goes once the subgraph holds the question. */
async function askAndGo(query: string, asked: Promise<void>): Promise<void> {
  const caller = new AbortController();
  const answer = gateway.ask(query, {}, { signal: caller.signal });
  answer.catch(() => undefined);
  await asked;
  caller.abort();
  await expect(answer).rejects.toThrow('aborted');
}

test('a client that goes takes the call of its query back, and no other is made for it', async () => {
  const { asked, gone } = hold(casework, CONTATTI);
  await askAndGo('{ contatti { edges { node { sede { telefono } } } } }', asked);
  while (!gone()) await sleep(5);
  await sleep(100);
  expect(registry.calls).toEqual([]);
});

test('the call of the second step of a query is taken back as well', async () => {
  casework.answer = () => ({ data: CONTATTI });
  const { asked, gone } = hold(registry, { _entities: [{ telefono: '06' }] });
  await askAndGo('{ contatti { edges { node { sede { telefono } } } } }', asked);
  while (!gone()) await sleep(5);
});

test('a client that goes takes nothing of its mutation back', async () => {
  const { asked, give, gone } = hold(casework, { dimetti: { __typename: 'PresaInCarico', id: SEDE } });
  const mutation = `mutation { sospendi(input: { presaInCaricoId: "${SEDE}", versione: 1, motivo: "prova" }) { id } }`;
  await askAndGo(mutation, asked);
  await sleep(300);
  expect(gone()).toBe(false);
  give();
});

test('a client that waits for its answer, and one that has had it, take nothing back', async () => {
  const { asked, give, gone } = hold(casework, { contatti: { edges: [] } });
  const answer = gateway.ask('{ contatti { edges { node { id } } } }');
  await asked;
  await sleep(50);
  give();
  expect((await answer).body).toEqual({ data: { contatti: { edges: [] } } });
  await sleep(50);
  expect(gone()).toBe(false);
});
