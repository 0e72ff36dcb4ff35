// SPDX-License-Identifier: AGPL-3.0-or-later
import { BadUserInput } from '@ambito/errors';
import { makeExecutableSchema } from '@graphql-tools/schema';
import { execute, getOperationAST, GraphQLError, parse, type ExecutionArgs, type ExecutionResult } from 'graphql';
import { COMPILED_FROM, compiledExecution, isCompilable } from './compiled.ts';

let calls = 0;
const schema = makeExecutableSchema({
  typeDefs: `
    scalar Giorno
    enum Stato { APERTO CHIUSO }
    input Filtro { stati: [Stato!], testo: String = "tutti", dal: Giorno }
    input Albero { rami: [Albero!] }
    interface Nodo { id: ID! }
    type Caso implements Nodo { id: ID!, stato: Stato!, dal: Giorno, note: String, figli(first: Int = 2): [Caso!]!, obbligato: String!, vuoto: String! }
    type Sede implements Nodo { id: ID!, nome: String }
    union Qualcosa = Caso | Sede
    type Query { casi(filtro: Filtro, first: Int! = 3): [Caso!]!, caso(id: ID!): Caso, nodi: [Nodo], qualcosa: [Qualcosa!]!, eco(testo: String): String, alberi(radice: Albero): Int }
  `,
  resolvers: {
    Giorno: {
      __serialize: (value: Date) => value.toISOString().slice(0, 10),
      __parseValue: (value: string) => {
        if (!/^\d{4}-\d\d-\d\d$/.test(value))
          throw new GraphQLError('Giorno non valido', { extensions: { code: 'BAD_USER_INPUT' } });
        return new Date(value);
      },
    },
    Nodo: { __resolveType: ({ nome }: { nome?: string }) => (nome === undefined ? 'Caso' : 'Sede') },
    Qualcosa: { __resolveType: ({ nome }: { nome?: string }) => (nome === undefined ? 'Caso' : 'Sede') },
    Caso: {
      figli: (caso: { id: string }, { first }: { first: number }) =>
        Promise.resolve(Array.from({ length: first }, (_, at) => aCase(`${caso.id}.${at}`))),
      obbligato: ({ id }: { id: string }) => (id.endsWith('.1') ? Promise.reject(new BadUserInput(['id'], 'No')) : id),
    },
    Query: {
      casi: (_: unknown, args: { first: number; filtro?: object }) => {
        calls += 1;
        return Array.from({ length: args.first }, (_unused, at) => ({
          ...aCase(`${at}`),
          note: JSON.stringify([args.first, args.filtro]),
        }));
      },
      caso: (_: unknown, { id }: { id: string }) => (id === 'nessuno' ? null : aCase(id)),
      nodi: () => [aCase('1'), null, { id: '2', nome: 'Centro' }],
      qualcosa: () => Promise.resolve([{ id: '2', nome: 'Centro' }, aCase('1')]),
      eco: (
        _: unknown,
        args: object,
        context: { attore: string },
        info: { fieldName: string; path: { key: string | number } },
      ) => JSON.stringify({ args, context, at: info.path.key, field: info.fieldName }),
    },
  },
});

const aCase = (id: string) => ({ id, stato: 'APERTO', dal: new Date('2026-03-01'), vuoto: null });

/** Operations with the values of their variables: each is answered alike by `graphql` and by what was compiled of it. */
const OPERATIONS: [string, string, Record<string, unknown>?][] = [
  ['fields, an alias, a name that is asked twice', '{ a: casi { id stato } b: casi(first: 1) { id id dal } }'],
  [
    'values of variables, with their defaults',
    'query ($n: Int = 1, $f: Filtro) { casi(first: $n, filtro: $f) { note } }',
    { f: { stati: ['CHIUSO'], dal: '2026-02-01' } },
  ],
  [
    'a variable that is not given, and one that is null',
    'query ($a: String, $b: String) { x: eco(testo: $a) y: eco(testo: $b) }',
    { b: null },
  ],
  [
    'directives',
    'query ($si: Boolean!) { casi { id @include(if: $si) stato @skip(if: $si) ...F @include(if: $si) } } fragment F on Caso { dal }',
    { si: true },
  ],
  [
    'the same directives with the other value',
    'query ($si: Boolean!) { casi { id @include(if: $si) stato @skip(if: $si) ...F @include(if: $si) } } fragment F on Caso { dal }',
    { si: false },
  ],
  [
    'an interface, a union, fragments within',
    '{ nodi { __typename id ... on Sede { nome } } qualcosa { ... on Caso { stato figli { id } } ... on Sede { nome } } }',
  ],
  [
    'an error in a list goes up to the nearest field that may be null',
    '{ caso(id: "1") { id figli { id obbligato } } nodi { id } }',
  ],
  [
    'a missing value of a field that may not be null',
    '{ caso(id: "1") { id vuoto } altro: caso(id: "nessuno") { id } }',
  ],
  ['an error that takes all data away', '{ casi { figli(first: 3) { obbligato } } }'],
  ['a value of a wrong type', 'query ($n: Int!) { casi(first: $n) { id } }', { n: 'tre' }],
  ['a value that is missing', 'query ($n: Int!) { casi(first: $n) { id } }', {}],
  [
    'a value that a scalar refuses with a code',
    'query ($f: Filtro) { casi(filtro: $f) { id } }',
    { f: { dal: 'ieri' } },
  ],
  ['a field that the input does not have', 'query ($f: Filtro) { casi(filtro: $f) { id } }', { f: { altro: 1 } }],
];

const DUE = 'query ($a: Boolean, $b: Boolean!)';
const F = 'fragment F on Caso { stato figli { id } }';
const VALUES = [
  { a: true, b: true },
  { a: true, b: false },
  { a: false, b: true },
  { a: false, b: false },
];
/** Fragments and conditions in each combination of their values. */
const CONDITIONS = [
  'casi { id ...F @include(if: $a) ...F @include(if: $b) }',
  'casi { id ...F @include(if: $a) ...F @skip(if: $a) stato @include(if: $b) }',
  'casi { id ...F @include(if: $a) ...F dal @include(if: $b) }',
  'casi { ... on Caso @include(if: $a) { ...F dal } ... on Caso @skip(if: $b) { ...F id } }',
  'casi { id ...G @include(if: $a) ...H @include(if: $b) }',
].flatMap((selection) => VALUES.map((values) => [selection, values] as const));

test.each(CONDITIONS)('%s with %o gives the same answer each time', async (selection, variableValues) => {
  const more = selection.includes('...G') ? 'fragment G on Caso { ...F } fragment H on Caso { dal ...F }' : '';
  const document = parse(
    `${DUE} { ${selection.replace(/^casi/, 'casi(first: 2)')} } ${F} ${more}`.replace('$a: Boolean,', '$a: Boolean!,'),
  );
  const run = runner();
  const args = { document, contextValue: {}, variableValues };
  const expected = shown(await execute({ ...args, schema }));
  for (let time = 1; time <= COMPILED_FROM + 1; time += 1) expect(shown(await run(args))).toEqual(expected);
});

test.each<[string, string, Record<string, unknown>?]>([
  ['a condition that is null', 'query ($a: Boolean = true) { casi { id @include(if: $a) } }', { a: null }],
  [
    'a variable within a value, which is not given',
    'query ($t: String, $g: Giorno) { casi(filtro: { testo: $t, dal: $g, stati: [APERTO] }) { note } }',
  ],
  ['a variable within a list', 'query ($s: Stato!) { casi(filtro: { stati: [$s] }) { note } }', { s: 'CHIUSO' }],
  ['a fragment that is spread twice', `{ a: casi(first: 1) { ...F id ...F } b: casi(first: 2) { ...F } } ${F}`],
  [
    'a fragment within two others',
    `{ casi { ...G ...H } caso(id: "1") { ...H } } ${F} fragment G on Caso { ...F } fragment H on Caso { dal ...F }`,
  ],
  ['an input that holds itself', 'query ($r: Albero) { alberi(radice: $r) }', { r: { rami: [{ rami: [] }] } }],
])('%s gives the same answer each time', async (_, text, variableValues = {}) => {
  const document = parse(text);
  const run = runner();
  const args = { document, contextValue: {}, variableValues };
  const expected = shown(await execute({ ...args, schema }));
  for (let time = 1; time <= COMPILED_FROM + 1; time += 1) expect(shown(await run(args))).toEqual(expected);
});

test('a page with fragments and variables is compiled, one with conditions is not', () => {
  const compilable = (text: string) => isCompilable(schema, parse(text));
  expect(
    compilable(`query ($n: Int!, $f: Filtro) { a: casi(first: $n, filtro: $f) { id ...F } b: casi { ...F } } ${F}`),
  ).toBe(true);
  expect(compilable('query ($n: Int!) { casi(first: $n) { id @skip(if: true) } }')).toBe(false);
});

/** Runs an operation as often as asked, as the executor does. */
function runner() {
  const run = compiledExecution(schema);
  return (args: Omit<ExecutionArgs, 'schema'>) => run(getOperationAST(args.document, args.operationName)!, args);
}

/** An answer as the client gets it, with what a resolver threw. */
const shown = ({ data, errors }: ExecutionResult) => ({
  data: JSON.parse(JSON.stringify(data ?? null)) as unknown,
  errors: errors
    ?.map((error) => ({ ...error.toJSON(), thrown: error.originalError instanceof BadUserInput }))
    .toSorted((one, other) => JSON.stringify(one).localeCompare(JSON.stringify(other))),
});

test.each(OPERATIONS)('compiled, %s give the same answer', async (_, text, variableValues = {}) => {
  const document = parse(text);
  const run = runner();
  const args = { document, contextValue: { attore: 'chi' }, variableValues };
  const expected = shown(await execute({ ...args, schema }));
  for (let time = 1; time <= COMPILED_FROM + 1; time += 1) expect(shown(await run(args))).toEqual(expected);
});

test('each operation of a document is compiled for itself', async () => {
  const document = parse('query A { eco(testo: "a") } query B { eco(testo: "b") }');
  const run = runner();
  for (let time = 1; time <= COMPILED_FROM + 1; time += 1)
    for (const operationName of ['A', 'B']) {
      const { data } = await run({ document, operationName, contextValue: {} });
      expect(JSON.parse(String(data?.['eco']))).toMatchObject({ args: { testo: operationName.toLowerCase() } });
    }
});

test('what was refused for its variables runs no resolver', async () => {
  const run = runner();
  const document = parse('query ($n: Int!) { casi(first: $n) { id } }');
  calls = 0;
  for (let time = 1; time <= COMPILED_FROM + 1; time += 1) await run({ document, variableValues: { n: null } });
  expect(calls).toBe(0);
});
