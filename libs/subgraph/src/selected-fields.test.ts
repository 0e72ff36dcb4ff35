// SPDX-License-Identifier: AGPL-3.0-or-later
import { defineAzione } from '@ambito/access';
import { buildSchema, parse, type OperationDefinitionNode } from 'graphql';
import { defineStub } from './reference.ts';
import { checkAsked, defineAsked, selectedFields } from './selected-fields.ts';

const schema = buildSchema(`
  interface Record { id: ID! nome: String }
  type Caso implements Record { id: ID! nome: String operatore: Operatore }
  type Operatore implements Record { id: ID! nome: String casi: [Caso!]! }
  union Trovato = Caso | Operatore
  type Query { caso: Caso record: Record trovato: Trovato }
`);

function selected(text: string): string[] {
  const document = parse(text);
  return [...selectedFields(schema, document, document.definitions[0] as OperationDefinitionNode)].toSorted();
}

test.each([
  ['of an object and of what it leads to', '{ caso { operatore { id } } }', ['Caso.operatore', 'Operatore.id']],
  ['under another name', '{ caso { chi: operatore { id } } }', ['Caso.operatore', 'Operatore.id']],
  ['of one type of a union', '{ trovato { ... on Caso { nome } } }', ['Caso.nome']],
  ['of an interface, of each of its types', '{ record { nome } }', ['Caso.nome', 'Operatore.nome']],
  [
    'by a fragment, within another',
    'query { caso { ...a } } fragment a on Caso { ...b } fragment b on Caso { nome }',
    ['Caso.nome'],
  ],
])('a field is selected %s', (_how, text, fields) => {
  expect(selected(text).filter((field) => !field.startsWith('Query.'))).toEqual(fields);
});

test('another operation of the same document selects nothing for this one', () => {
  expect(selected('query una { caso { id } } query altra { caso { nome } }')).toEqual(['Caso.id', 'Query.caso']);
});

test('no service starts that asks about a field which its type does not have', () => {
  const altro = buildSchema('type Fascicolo { id: ID! numero: Int } type Query { fascicolo: Fascicolo }');
  defineAsked('Fascicolo', 'numero');
  expect(() => checkAsked(altro)).not.toThrow();
  defineAsked('Fascicolo', 'protocollo');
  expect(() => checkAsked(altro)).toThrow(/: Fascicolo\.protocollo$/);
  const leggi = defineAzione('fascicolo.leggi', { descrizione: 'leggere un fascicolo', ammessi: 'pubblico' });
  expect(() => checkAsked(altro, new Map([['Fascicolo', defineStub('Fascicolo', leggi, 'id')]]))).not.toThrow();
  expect(() => checkAsked(schema)).not.toThrow();
});
