// SPDX-License-Identifier: AGPL-3.0-or-later
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ApolloServer } from '@apollo/server';
import { buildSchema } from 'graphql';
import { refuseKeyAliases } from './key-aliases.ts';
import { startGateway, startSubgraph, type FakeSubgraph } from './testing.ts';

let registry: FakeSubgraph;
let gateway: Awaited<ReturnType<typeof startGateway>>;
beforeAll(async () => {
  registry = await startSubgraph(() => ({ data: { comune: { nome: 'Avellino', codiceIstat: '064008' } } }));
  gateway = await startGateway({ REGISTRY_URL: registry.url });
});
afterAll(async () => {
  await gateway.stop();
  await registry.stop();
});

const COMUNE = 'comune(codiceIstat: "064008")';
const ID = '"0192a04a-0000-7000-8000-000000000001"';

test.each([
  ['its key', `{ ${COMUNE} { codiceIstat: nome cartelleAperte } }`],
  ['its key, in a nested entity', `{ sede(id: ${ID}) { comune { codiceIstat: nome } } }`],
  ['its key, in a fragment', `{ sede(id: ${ID}) { ...S } } fragment S on Sede { id: denominazione }`],
  ['its key, in a list', '{ comuni(first: 1) { edges { node { codiceIstat: nome } } } }'],
  ['its type', `{ ${COMUNE} { __typename: nome } }`],
])('another field of an object is not called as %s', async (_what, query) => {
  registry.calls.length = 0;
  const { status, body } = await gateway.ask(query);
  expect([status, body.errors?.map(({ extensions }) => extensions.code)]).toEqual([400, ['BAD_REQUEST']]);
  expect(body.errors?.[0]?.message).toMatch(/^«(codiceIstat|id|__typename)» identifica /);
  expect(registry.calls).toEqual([]);
});

test('a key may be called as itself, other fields by any other name, and the key of one type is free in another', async () => {
  const { body } = await gateway.ask(`{ ${COMUNE} { codiceIstat: codiceIstat id: nome codice: codiceIstat } }`);
  expect(body.errors).toBeUndefined();
});

test('every key of the graph is known, and so are keys of several levels and what a field requires', async () => {
  const supergraph = readFileSync(join(import.meta.dirname, '..', 'supergraph.graphql'), 'utf8');
  const keyed = [...supergraph.matchAll(/^type (\w+)[^{]*key: "(\w+)"/gm)];
  expect(keyed.length).toBeGreaterThan(20);
  const types = `type Query { piano: Piano } type Piano { nome: String anno: Anno altro: String spesa: Int }
    type Anno { numero: Int nota: String }`;
  const server = new ApolloServer({
    gateway: {
      load: () => Promise.resolve({ executor: () => Promise.resolve({ data: {} }) }),
      onSchemaLoadOrUpdate: (loaded) => {
        const joined = types
          .replace('type Piano', 'type Piano @join__type(graph: A, key: "anno { numero }")')
          .replace('spesa: Int', 'spesa: Int @join__field(graph: A, requires: "altro")');
        loaded({ apiSchema: buildSchema(types), coreSupergraphSdl: joined });
        return () => undefined;
      },
      stop: () => Promise.resolve(),
    },
    plugins: [refuseKeyAliases()],
  });
  await server.start();
  const refused = async (query: string): Promise<boolean> => {
    const { body } = await server.executeOperation({ query });
    return body.kind === 'single' && body.singleResult.errors !== undefined;
  };
  expect(await refused('{ piano { anno: nome } }')).toBe(true);
  expect(await refused('{ piano { anno { numero: nota } } }')).toBe(true);
  expect(await refused('{ piano { altro: nome } }')).toBe(true);
  expect(await refused('{ piano { anno { nota numero } nome } }')).toBe(false);
  await server.stop();
});
