// SPDX-License-Identifier: AGPL-3.0-or-later
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  buildSchema,
  getNamedType,
  getNullableType,
  isListType,
  isObjectType,
  type GraphQLField,
  type GraphQLObjectType,
} from 'graphql';
import { boundsOf } from './bounds.ts';

const SUPERGRAPH = join(import.meta.dirname, '..', 'supergraph.graphql');
const schema = buildSchema(readFileSync(SUPERGRAPH, 'utf8'), { assumeValid: true, assumeValidSDL: true });
const bounds = boundsOf(schema);
const oggetti = Object.values(schema.getTypeMap()).filter(
  (type): type is GraphQLObjectType => isObjectType(type) && !type.name.startsWith('__'),
);
const campi = oggetti.flatMap((type) =>
  Object.values(type.getFields()).map((field) => ({ type, field, nome: `${type.name}.${field.name}` })),
);
const isConnection = ({ name }: { name: string }): boolean => name.endsWith('Connection');

const elenchi = campi.filter(({ field }) => isListType(getNullableType(field.type)));
const pagine = campi.filter(({ field }) => isConnection(getNamedType(field.type)));

test('each list has its bound in the supergraph, or is the page of a connection that has it', () => {
  expect(elenchi.length).toBeGreaterThan(50);
  expect(elenchi.filter(({ nome }) => !bounds.has(nome)).map(({ nome }) => nome)).toEqual([]);
});

test('each connection is bounded by its own `first`', () => {
  expect(pagine.filter(({ nome }) => !('slicedBy' in (bounds.get(nome) ?? {}))).map(({ nome }) => nome)).toEqual([]);
});

test('the graph has connections, at its root and in types', () => {
  expect(pagine.map(({ nome }) => nome)).toEqual(expect.arrayContaining(['Query.contatti', 'Operatore.incarichi']));
});

test.each(pagine.map(({ nome, field }) => [nome, field] as const))(
  '%s is read from a cursor on, so many at a time, and says how many at most',
  (_nome, { args, type }: GraphQLField<unknown, unknown>) => {
    const pagina = args.filter(({ name }) => ['first', 'after'].includes(name));
    expect(pagina.map(({ name, type, defaultValue }) => [name, String(type), defaultValue])).toEqual([
      ['first', 'Int!', 25],
      ['after', 'String', undefined],
    ]);
    expect(pagina[0]?.description).toContain('da 1 a 100');
    const connessione = getNamedType(type) as GraphQLObjectType;
    expect(Object.keys(connessione.getFields())).toEqual(['edges', 'pageInfo']);
  },
);
