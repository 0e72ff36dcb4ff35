// SPDX-License-Identifier: AGPL-3.0-or-later
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readConfig } from '@ambito/config';
import { ApolloServer, type ApolloServerOptionsWithGateway } from '@apollo/server';
import {
  buildSchema,
  getNamedType,
  getVariableValues,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isRequiredInputField,
  Kind,
  parse,
  typeFromAST,
  validate,
  type DocumentNode,
  type GraphQLInputType,
  type OperationDefinitionNode,
} from 'graphql';
import { boundsOf } from './bounds.ts';
import { costLimits, costOf, requireAffordable } from './cost.ts';
import { limitsConfig } from './load/index.ts';
import type { Caller } from './request-context.ts';

const API = join(import.meta.dirname, '..', '..', '..', 'docs', 'api');
const limits = readConfig(limitsConfig, {});
const LIST_SIZE =
  'directive @listSize(assumedSize: Int, slicingArguments: [String!], sizedFields: [String!]) on FIELD_DEFINITION';
const graph = `
  type Query { ambito(codice: String!): Ambito  casi(first: Int! = 25): CasoConnection! @listSize(slicingArguments: ["first"], sizedFields: ["edges"])
    senzaLimite: [Comune!] }
  type Ambito { id: ID! comuni: [Comune!]! @listSize(assumedSize: 5) comuneCapofila: Comune! }
  type Comune { nome: String! ambito: Ambito }
  type CasoConnection { edges: [CasoEdge!]! }
  type CasoEdge { node: Caso! }
  type Caso { id: ID! progetti: [Progetto!]! @listSize(assumedSize: 5) }
  type Progetto { id: ID! obiettivi: [Obiettivo!]! @listSize(assumedSize: 20) }
  type Obiettivo { descrizione: String! esito: String }
  type Subscription { casi: Int }`;
/** The schema that the gateway serves has lost the bounds of the supergraph; they are read from the supergraph. */
const gateway: ApolloServerOptionsWithGateway<{ caller: Caller }>['gateway'] = {
  load: () => Promise.resolve({ executor: () => Promise.resolve({ data: {} }) }),
  onSchemaLoadOrUpdate: (loaded) => {
    const apiSchema = buildSchema(graph.replaceAll(/ @listSize\(.*?\)/g, ''));
    loaded({ apiSchema, coreSupergraphSdl: `${LIST_SIZE} ${graph}` });
    return () => undefined;
  },
  stop: () => Promise.resolve(),
};
const server = new ApolloServer<{ caller: Caller }>({ gateway, plugins: [costLimits(limits)] });
beforeAll(() => server.start());
afterAll(() => server.stop());
const anonymous: Caller = { signedIn: false, key: 'nobody' };
const signedIn: Caller = { signedIn: true, key: 'somebody' };

async function ask(query: string, variables: Record<string, unknown> = {}, operationName?: string, caller = signedIn) {
  const { body, http } = await server.executeOperation(
    { query, variables, ...(operationName === undefined ? {} : { operationName }) },
    { contextValue: { caller } },
  );
  const [error] = body.kind === 'single' ? (body.singleResult.errors ?? []) : [];
  return { status: http.status ?? 200, code: error?.extensions?.['code'], message: error?.message };
}
const only = (document: DocumentNode): OperationDefinitionNode => document.definitions[0] as OperationDefinitionNode;
const RIFIUTATA = { status: 400, code: 'BAD_REQUEST' };

const cerchio = (giri: number): string =>
  `{ ambito(codice: "A04") { ${'comuni { ambito { '.repeat(giri)}id${' } }'.repeat(giri)} } }`;

test.each([
  ['once round', cerchio(1), false],
  ['twice', cerchio(2), false],
  ['three times', cerchio(3), true],
  ['five times', cerchio(5), true],
  [
    'three times, through fragments',
    `{ ambito(codice: "A04") { ...A } } fragment A on Ambito { comuni { ambito { ...B } } } fragment B on Ambito { comuni { ambito { ... on Ambito { comuni { nome } } } } }`,
    true,
  ],
  [
    'three times, by different ways',
    '{ ambito(codice: "A04") { comuneCapofila { ambito { comuni { ambito { comuneCapofila { ambito { id } } } } } } } }',
    true,
  ],
  ['side by side', `{ ${[1, 2, 3].map((n) => `a${n}: ambito(codice: "A04") { comuni { nome } }`).join(' ')} }`, false],
])('a walk in circles, %s, is refused: %s', async (_nome, query, rifiutata) => {
  expect(await ask(query)).toMatchObject(rifiutata ? RIFIUTATA : { status: 200 });
});

test.each([
  [25, false],
  [100, false],
  [100_000, true],
])('a page of %d, three levels deep, is refused: %s', async (first, rifiutata) => {
  const query =
    'query ($first: Int) { casi(first: $first) { edges { node { id progetti { id obiettivi { descrizione esito } } } } } }';
  expect(await ask(query, { first })).toMatchObject(rifiutata ? RIFIUTATA : { status: 200 });
});

test('what an answer of a signed-in caller may hold is too much for one who is not', async () => {
  const query =
    '{ casi(first: 100) { edges { node { id progetti { id obiettivi { a: esito b: esito c: esito d: esito e: esito f: esito g: esito } } } } } }';
  expect(await ask(query)).toMatchObject({ status: 200 });
  expect(await ask(query, {}, undefined, anonymous)).toMatchObject(RIFIUTATA);
});

test.each([
  ['a list without a bound, however little is asked of it', '{ senzaLimite { nome } }', true],
  ['introspection', '{ __schema { types { name fields { name args { name } } } } }', false],
  [
    'a bounded list for each of a few',
    '{ casi(first: 2) { edges { node { progetti { obiettivi { esito } } } } } }',
    false,
  ],
])('%s (%s) is refused: %s', async (_nome, query, rifiutata) => {
  expect(await ask(query)).toMatchObject(rifiutata ? RIFIUTATA : { status: 200 });
});

test.each([
  ['several operations and no name', 'query A { __typename } query B { __typename }', undefined],
  ['the name of none', 'query A { __typename }', 'C'],
  ['a subscription', 'subscription { casi }', undefined],
])('%s: refused as a bad request', async (_nome, query, operationName) => {
  expect((await ask(query, {}, operationName)).status).toBe(400);
});

describe('an operation that is sent again', () => {
  const supergraph = buildSchema(`${LIST_SIZE} ${graph}`);
  /** Counts how often it is asked for a bound: so long does the counting take. */
  class Counted extends Map<string, { most: number } | { slicedBy: readonly string[] }> {
    asked = 0;
    override get(name: string) {
      this.asked += 1;
      return super.get(name);
    }
  }
  const QUERY = `query ($first: Int, $con: Boolean = true, $codice: String = "A04") {
    casi(first: $first) { edges { node { id progetti @include(if: $con) { id } } } } ambito(codice: $codice) { id } }`;
  const VARIABLES: readonly Record<string, unknown>[] = [
    {},
    { first: 25 },
    { first: 1_000 },
    { first: null },
    { first: '25' },
    { first: Infinity },
    { first: 25, con: false },
    { first: 1_000, con: false },
    { first: 25, con: null },
    { first: 25, codice: 'A05' },
    { first: 25, codice: null },
    { first: 1_000, codice: 7 },
  ];
  const outcome = (document: DocumentNode, bounds: Counted, variables: Record<string, unknown>, budget: number) => {
    try {
      requireAffordable({ schema: supergraph, bounds, document, operation: only(document), variables }, budget);
      return 'affordable';
    } catch (error) {
      return (error as Error).message;
    }
  };

  test.each([100, 5_000, 100_000])('is decided as the first time, whatever was asked before (budget %d)', (budget) => {
    const bounds = new Counted(boundsOf(supergraph));
    const kept = parse(QUERY);
    const seen = new Set<string>();
    for (const before of VARIABLES)
      for (const variables of VARIABLES) {
        outcome(kept, bounds, before, 5_000);
        const decided = outcome(kept, bounds, variables, budget);
        expect([before, variables, decided]).toEqual([
          before,
          variables,
          outcome(parse(QUERY), bounds, variables, budget),
        ]);
        seen.add(decided);
      }
    expect(seen.size).toBeGreaterThan(1);
  });

  test('is counted once for each of its sizes, and of these so many are remembered', () => {
    const bounds = new Counted(boundsOf(supergraph));
    const document = parse(QUERY);
    const counts = (first: number, budget = 100_000, codice = 'A04'): boolean => {
      const { asked } = bounds;
      outcome(document, bounds, { first, codice }, budget);
      return bounds.asked > asked;
    };
    expect([counts(10), counts(10), counts(20), counts(10), counts(10, 1), counts(10, 1, 'A05')]).toEqual([
      ...[true, false, true, false, false, false],
    ]);
    for (let first = 100; first < 120; first += 1) counts(first);
    expect([counts(119), counts(10)]).toEqual([false, true]);
  });

  test('over another graph is counted by the bounds of that one', () => {
    const document = parse('{ ambito(codice: "A04") { comuni { nome } } }');
    const bounds = new Counted(boundsOf(supergraph));
    expect(outcome(document, bounds, {}, 10)).toBe('affordable');
    const wider = new Counted([...bounds, ['Ambito.comuni', { most: 50 }]]);
    expect(outcome(document, wider, {}, 10)).toMatch('La richiesta è troppo grande');
  });
});

const schema = buildSchema(readFileSync(join(import.meta.dirname, '..', 'supergraph.graphql'), 'utf8'), {
  assumeValid: true,
  assumeValidSDL: true,
});
const bounds = boundsOf(schema);

const cost = (query: string): number => {
  const document = parse(query);
  expect(validate(schema, document)).toEqual([]);
  return costOf({ schema, bounds, document, operation: only(document) });
};

test('thirty aliases of a costly field cost thirty times as much as one, in the root and below it', () => {
  const thirty = Array.from({ length: 30 }, (_, n) => `a${n}`);
  const comuni = 'comuni { nome sede { denominazione } }';
  const one = cost(`{ ambito(codice: "A04") { ${comuni} } }`);
  expect(one).toBeGreaterThan(1_000);
  expect(cost(`{ ${thirty.map((a) => `${a}: ambito(codice: "A04") { ${comuni} }`).join(' ')} }`)).toBe(30 * one);
  // The Ambito itself is asked for once.
  expect(cost(`{ ambito(codice: "A04") { ${thirty.map((a) => `${a}: ${comuni}`).join(' ')} } }`)).toBe(
    30 * (one - 1) + 1,
  );
  expect(
    cost(
      `{ ...A } fragment A on Query { ${thirty.map((a) => `${a}: ambito(codice: "A04") { ${comuni} }`).join(' ')} }`,
    ),
  ).toBe(30 * one);
});

test.each([
  ['100 enti, their Comuni and sedi', 100, true],
  ['20 enti, their Comuni and sedi', 20, false],
])(
  '%s, asked without signing in, each list counted at its bound (first %d): refused is %s',
  (_nome, first, rifiutata) => {
    const document = parse(
      `query { enti(ambitoId: "0192a04a-0000-7000-8000-000000000a04", first: ${first}) {
      edges { node { denominazione comuni { nome sede { denominazione indirizzo } } } } } }`,
    );
    expect(validate(schema, document)).toEqual([]);
    const operation = only(document);
    const ask = expect(() => requireAffordable({ schema, bounds, document, operation }, limits.COST_ANONYMOUS));
    if (rifiutata) ask.toThrow('La richiesta è troppo grande');
    else ask.not.toThrow();
  },
);

/** The smallest valid value of an input type. */
function sample(type: GraphQLInputType): unknown {
  if (isNonNullType(type)) return sample(type.ofType as GraphQLInputType);
  if (isListType(type)) return [];
  if (isEnumType(type)) return type.getValues()[0]?.name;
  if (isInputObjectType(type)) {
    const required = Object.values(type.getFields()).filter(isRequiredInputField);
    return Object.fromEntries(required.map((field) => [field.name, sample(field.type)]));
  }
  const SAMPLES: Record<string, unknown> = { Int: 100, Float: 1, Boolean: true, Data: '2026-01-01', Importo: '1.00' };
  return SAMPLES[getNamedType(type).name] ?? '2026-01-01T00:00:00Z';
}

test.each(readdirSync(API, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.graphql')))(
  'the documented operation %s costs no more than it may, at the largest page',
  (file) => {
    const text = readFileSync(join(API, file), 'utf8');
    const document = parse(text);
    const budget = text.startsWith('# Chiunque') ? limits.COST_ANONYMOUS : limits.COST_SIGNED_IN;
    for (const definition of document.definitions) {
      if (definition.kind !== Kind.OPERATION_DEFINITION) throw new Error(`${file} holds ${definition.kind}`);
      const variables = Object.fromEntries(
        (definition.variableDefinitions ?? []).map(({ variable, type }) => [
          variable.name.value,
          sample(typeFromAST(schema, type) as GraphQLInputType),
        ]),
      );
      expect(getVariableValues(schema, definition.variableDefinitions ?? [], variables).errors).toBeUndefined();
      expect(() =>
        requireAffordable({ schema, bounds, document, operation: definition, variables }, budget),
      ).not.toThrow();
    }
  },
);
