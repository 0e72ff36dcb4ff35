// SPDX-License-Identifier: AGPL-3.0-or-later
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
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
  type GraphQLInputType,
  type OperationDefinitionNode,
} from 'graphql';
import { boundsOf } from './bounds.ts';
import { costLimits, requireAffordable } from './cost.ts';
import type { RequestContext } from './request-context.ts';

const API = join(import.meta.dirname, '..', '..', '..', 'docs', 'api');
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
const gateway: ApolloServerOptionsWithGateway<RequestContext>['gateway'] = {
  load: () => Promise.resolve({ executor: () => Promise.resolve({ data: {} }) }),
  onSchemaLoadOrUpdate: (loaded) => {
    const apiSchema = buildSchema(graph.replaceAll(/ @listSize\(.*?\)/g, ''));
    loaded({ apiSchema, coreSupergraphSdl: `${LIST_SIZE} ${graph}` });
    return () => undefined;
  },
  stop: () => Promise.resolve(),
};
const server = new ApolloServer<RequestContext>({ gateway, plugins: [costLimits()] });
beforeAll(() => server.start());
afterAll(() => server.stop());
const context: RequestContext = {
  authorization: undefined,
  ambito: undefined,
  requestId: 'prova',
  caller: { signedIn: true, key: 'prova' },
};

async function ask(query: string, variables: Record<string, unknown> = {}, operationName?: string) {
  const { body, http } = await server.executeOperation(
    { query, variables, ...(operationName === undefined ? {} : { operationName }) },
    { contextValue: context },
  );
  const [error] = body.kind === 'single' ? (body.singleResult.errors ?? []) : [];
  return { status: http.status ?? 200, code: error?.extensions?.['code'], message: error?.message };
}
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

const schema = buildSchema(readFileSync(join(import.meta.dirname, '..', 'supergraph.graphql'), 'utf8'), {
  assumeValid: true,
  assumeValidSDL: true,
});
const bounds = boundsOf(schema);

test.each([
  ['100 enti, their Comuni and sedi', 100, true],
  ['30 enti, their Comuni and sedi', 30, false],
])(
  '%s, asked without signing in, each list counted at its bound (first %d): refused is %s',
  (_nome, first, rifiutata) => {
    const document = parse(
      `query { enti(ambitoId: "0192a04a-0000-7000-8000-000000000a04", first: ${first}) {
      edges { node { denominazione comuni { nome sede { denominazione indirizzo } } } } } }`,
    );
    expect(validate(schema, document)).toEqual([]);
    const [operation] = document.definitions as OperationDefinitionNode[];
    const ask = expect(() => requireAffordable(schema, bounds, document, operation as OperationDefinitionNode));
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
    const document = parse(readFileSync(join(API, file), 'utf8'));
    for (const definition of document.definitions) {
      if (definition.kind !== Kind.OPERATION_DEFINITION) throw new Error(`${file} holds ${definition.kind}`);
      const variables = Object.fromEntries(
        (definition.variableDefinitions ?? []).map(({ variable, type }) => [
          variable.name.value,
          sample(typeFromAST(schema, type) as GraphQLInputType),
        ]),
      );
      expect(getVariableValues(schema, definition.variableDefinitions ?? [], variables).errors).toBeUndefined();
      expect(() => requireAffordable(schema, bounds, document, definition, variables)).not.toThrow();
    }
  },
);
