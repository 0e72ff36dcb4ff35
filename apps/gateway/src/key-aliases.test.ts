// SPDX-License-Identifier: AGPL-3.0-or-later
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ApolloServer } from '@apollo/server';
import {
  buildSchema,
  getNamedType,
  isEnumType,
  isInputObjectType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  isRequiredArgument,
  isRequiredInputField,
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLObjectType,
} from 'graphql';
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

/** Asks a graph that answers nothing, with no other limit than that on aliases. @returns the message of the refusal */
async function aliasesOf(graph: string, supergraph: string) {
  const server = new ApolloServer({
    gateway: {
      load: () => Promise.resolve({ executor: () => Promise.resolve({ data: {} }) }),
      onSchemaLoadOrUpdate: (loaded) => {
        const apiSchema = buildSchema(graph, { assumeValid: true, assumeValidSDL: true });
        loaded({ apiSchema, coreSupergraphSdl: supergraph });
        return () => undefined;
      },
      stop: () => Promise.resolve(),
    },
    plugins: [refuseKeyAliases()],
  });
  await server.start();
  return {
    stop: () => server.stop(),
    async refusal(query: string): Promise<string | undefined> {
      const { body } = await server.executeOperation({ query });
      return body.kind === 'single' ? body.singleResult.errors?.[0]?.message : undefined;
    },
  };
}

/** A value of each scalar of the graph, in the words of a document. */
const VALUES: Readonly<Record<string, string>> = {
  ...{ Boolean: 'true', Int: '1', Float: '1.0', String: '"x"', ID: '"chiave-1"', UUID: ID },
  ...{ Data: '"2026-01-01"', DateTimeISO: '"2026-01-01T00:00:00Z"', Importo: '"1.00"' },
};

function valueOf(type: GraphQLInputType): string {
  const inner = isNonNullType(type) ? (type.ofType as GraphQLInputType) : type;
  if (isListType(inner)) return `[${valueOf(inner.ofType as GraphQLInputType)}]`;
  if (isEnumType(inner)) return inner.getValues()[0]!.name;
  if (!isInputObjectType(inner)) return VALUES[inner.name]!;
  const fields = Object.values(inner.getFields()).filter(isRequiredInputField);
  return `{ ${fields.map(({ name, type: of }) => `${name}: ${valueOf(of)}`).join(', ')} }`;
}

function asked({ name, args }: GraphQLField<unknown, unknown>, inside: string): string {
  const given = args.filter(isRequiredArgument).map(({ name: argument, type }) => `${argument}: ${valueOf(type)}`);
  return `${name}${given.length === 0 ? '' : `(${given.join(', ')})`} { ${inside} }`;
}

/** Each field of the graph that leads to an object with keys, and an operation that calls another field of the object as a key. */
function placesOfKeys(supergraph: string): { place: string; key: string; query: string }[] {
  const keys = new Map(
    [...supergraph.matchAll(/^type (\w+)\b([^{]*)\{/gm)].map(([, type = '', directives = '']) => [
      type,
      new Set([...directives.matchAll(/key: "([^"]+)"/g)].map(([, key]) => key!)),
    ]),
  );
  const schema = buildSchema(supergraph, { assumeValid: true, assumeValidSDL: true });
  const reached = new Map<GraphQLObjectType, (inside: string) => string>([
    [schema.getQueryType()!, (inside) => `{ ${inside} }`],
    [schema.getMutationType()!, (inside) => `mutation { ${inside} }`],
  ]);
  const places: { place: string; key: string; query: string }[] = [];
  // Types that are reached on the way are visited too.
  for (const [type, around] of reached)
    for (const field of Object.values(type.getFields())) {
      const target = getNamedType(field.type);
      if (!isObjectType(target)) continue;
      const within = (inside: string): string => around(asked(field, inside));
      if (!reached.has(target)) reached.set(target, within);
      for (const key of ['__typename', ...(keys.get(target.name) ?? [])]) {
        const other = Object.values(target.getFields()).find(
          ({ name, type: of, args }) => name !== key && isLeafType(getNamedType(of)) && !args.some(isRequiredArgument),
        );
        if (keys.get(target.name)!.size > 0 && other !== undefined)
          places.push({ place: `${type.name}.${field.name}`, key, query: within(`${key}: ${other.name}`) });
      }
    }
  return places;
}

test('no field of an object is called as one of its keys, wherever the graph leads to it', async () => {
  const supergraph = readFileSync(join(import.meta.dirname, '..', 'supergraph.graphql'), 'utf8');
  const places = placesOfKeys(supergraph);
  const { refusal, stop } = await aliasesOf(supergraph, supergraph);
  const taken: unknown[] = [];
  for (const { place, key, query } of places) {
    const told = await refusal(query);
    if (told?.startsWith(`«${key}» identifica `) !== true) taken.push({ place, key, told });
  }
  process.stderr.write(
    `${places.length} aliases that are keys were tried, at each place that leads to their objects\n`,
  );
  expect(places.length).toBeGreaterThan(300);
  expect(taken).toEqual([]);
  await stop();
});

test('keys of several levels are known, and so is what a field requires', async () => {
  const types = `type Query { piano: Piano } type Piano { nome: String anno: Anno altro: String spesa: Int }
    type Anno { numero: Int nota: String }`;
  const joined = types
    .replace('type Piano', 'type Piano @join__type(graph: A, key: "anno { numero }")')
    .replace('spesa: Int', 'spesa: Int @join__field(graph: A, requires: "altro")');
  const { refusal, stop } = await aliasesOf(types, joined);
  expect(await refusal('{ piano { anno: nome } }')).toContain('«anno»');
  expect(await refusal('{ piano { anno { numero: nota } } }')).toContain('«numero»');
  expect(await refusal('{ piano { altro: nome } }')).toContain('«altro»');
  expect(await refusal('{ piano { anno { nota numero } nome } }')).toBeUndefined();
  await stop();
});
