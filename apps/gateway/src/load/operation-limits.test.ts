// SPDX-License-Identifier: AGPL-3.0-or-later
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  buildSchema,
  getNamedType,
  isInputObjectType,
  isObjectType,
  parse,
  validate,
  type GraphQLInputType,
  type OperationDefinitionNode,
} from 'graphql';
import { purposesOf } from './operation-limits.ts';
import { PROBING } from './probing.ts';

const SUPERGRAPH = join(import.meta.dirname, '..', '..', 'supergraph.graphql');
const schema = buildSchema(readFileSync(SUPERGRAPH, 'utf8'), { assumeValid: true, assumeValidSDL: true });

/** The code of an ente: enti are public. */
const NO_PERSON = ['Mutation.registraEnte input.codiceFiscale', 'Mutation.modificaEnte input.codiceFiscale'];

/** The paths from an argument to the inputs of a name. */
function pathsTo(name: string, argument: string, type: GraphQLInputType, above: readonly string[] = []): string[][] {
  if (argument === name) return [[...above, argument]];
  const named = getNamedType(type);
  if (!isInputObjectType(named) || above.length > 5) return [];
  return Object.values(named.getFields()).flatMap((field) =>
    pathsTo(name, field.name, field.type, [...above, argument]),
  );
}

test('every argument of the graph that takes the fiscal code of a person is in the table, and the table has no other', () => {
  const types = Object.values(schema.getTypeMap()).filter(isObjectType);
  const found = types.flatMap((type) =>
    Object.values(type.getFields()).flatMap((field) =>
      field.args
        .flatMap(({ name, type: input }) => pathsTo('codiceFiscale', name, input))
        .map((path) => `${type.name}.${field.name} ${path.join('.')}`),
    ),
  );
  const declared = Object.entries(PROBING).map(([coordinate, path]) => `${coordinate} ${path.join('.')}`);
  expect(found.filter((place) => !NO_PERSON.includes(place)).sort()).toEqual(declared.sort());
  expect(found).toEqual(expect.arrayContaining(NO_PERSON));
});

test('each field of the table is of a root, where it is looked for', () => {
  for (const coordinate of Object.keys(PROBING)) expect(coordinate).toMatch(/^(Query|Mutation)\./);
});

const SEDE = '0192a04a-0000-7000-8000-000000000a04';
const contatto = (persona: string): string =>
  `registraContatto(input: { sedeId: "${SEDE}", canale: "EMAIL", richiedente: "UTENTE" ${persona} }) { id }`;
const conCodice = contatto('persona: { codiceFiscale: "RSSMRA80A01A509X" }');

test.each<[string, string, Record<string, unknown>, Record<string, number>]>([
  ['a query', '{ comuni { edges { node { nome } } } }', {}, {}],
  ['a command', `mutation { ${contatto('')} }`, {}, { writing: 1 }],
  ['a person known by id', `mutation { ${contatto(`persona: { id: "${SEDE}" }`)} }`, {}, { writing: 1 }],
  ['a person by code', `mutation { ${conCodice} }`, {}, { writing: 1, probing: 1 }],
  [
    'thirty aliases',
    `mutation { ${Array.from({ length: 30 }, (_, n) => `a${n}: ${conCodice}`).join(' ')} }`,
    {},
    { writing: 30, probing: 30 },
  ],
  [
    'a fragment that is spread',
    `mutation { ...A ... on Mutation { b: ${conCodice} } } fragment A on Mutation { a: ${conCodice} }`,
    {},
    { writing: 2, probing: 2 },
  ],
  [
    'a code in a variable',
    `mutation ($cf: String) { ${contatto('persona: { codiceFiscale: $cf }')} }`,
    { cf: 'RSSMRA80A01A509X' },
    { writing: 1, probing: 1 },
  ],
  [
    'a code in a variable’s default',
    `mutation ($cf: String = "RSSMRA80A01A509X") { ${contatto('persona: { codiceFiscale: $cf }')} }`,
    {},
    { writing: 1, probing: 1 },
  ],
  [
    'a variable of the whole input',
    'mutation ($input: RegistraContattoInput!) { registraContatto(input: $input) { id } }',
    { input: { sedeId: SEDE, canale: 'EMAIL', richiedente: 'UTENTE', persona: { codiceFiscale: 'RSSMRA80A01A509X' } } },
    { writing: 1, probing: 1 },
  ],
  [
    'variables that the executor refuses',
    'mutation ($input: RegistraContattoInput!) { registraContatto(input: $input) { id } }',
    {},
    {},
  ],
])('%s is counted by its purposes', (_what, text, variables, counts) => {
  const document = parse(text);
  expect(validate(schema, document)).toEqual([]);
  const operation = document.definitions[0] as OperationDefinitionNode;
  expect(Object.fromEntries(purposesOf(schema, document, operation, variables))).toEqual(counts);
});
