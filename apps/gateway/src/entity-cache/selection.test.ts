// SPDX-License-Identifier: AGPL-3.0-or-later
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { declaredIn } from './declared.ts';
import { publicSelections, type PublicSelection } from './selection.ts';

const SUPERGRAPH = readFileSync(join(import.meta.dirname, '..', '..', 'supergraph.graphql'), 'utf8');
const selectionOf = publicSelections(declaredIn(SUPERGRAPH));
const call = (selection: string, name = 'Prova', variables = ''): string =>
  `query ${name}($representations: [_Any!]!${variables}) { _entities(representations: $representations) { ${selection} } }`;
const read = (selection: string, name?: string, variables?: string): PublicSelection | undefined =>
  selectionOf(call(selection, name, variables));

test.each([
  ['columns of a sede', '... on Sede { denominazione indirizzo attivaAl }'],
  ['its type', '__typename ... on Sede { __typename id }'],
  ['the Comune and the Ambito of a sede', '... on Sede { comune { nome } ambito { codice nome } }'],
  ['a Comune and an Ambito', '... on Comune { nome } ... on Ambito { nome }'],
  [
    'a prestazione with its costs',
    '... on Prestazione { nome costi { condizione importo } documenti { nome } ambito { nome } }',
  ],
])('%s are public', (_what, selection) => {
  expect(read(selection)).toBeDefined();
});

test.each([
  ['what the reader may do', '... on Sede { denominazione permessi { puoModificare } }'],
  ['what the reader may do, further inside', '... on Sede { comune { permessi { puoModificare } } }'],
  ['a field by the clock', '... on Sede { denominazione prossimaApertura }'],
  ['a field by the day', '... on Comune { sede { denominazione } }'],
  ['a list', '... on Ambito { comuni { nome } }'],
  ['a field of its own Ambito only', '... on Ambito { rapportoNumerico { al } }'],
  ['a field of some roles', '... on Prestazione { mancanze }'],
  ['a person of the staff', '... on Operatore { nome }'],
  ['a person of the staff beside a sede', '... on Sede { id } ... on Operatore { nome }'],
  ['an ente', '... on Ente { denominazione }'],
  ['a field of another service', '... on Comune { nome cartelleAperte }'],
  ['a field that does not exist', '... on Sede { nulla }'],
  ['a type that does not exist', '... on Nulla { id }'],
  ['a value that is no record', '... on CostoPrestazione { condizione }'],
])('%s is not public, nor is the whole call', (_what, selection) => {
  expect(read(selection)).toBeUndefined();
});

test.each([
  ['a query at the root', '{ ambito(codice: "A04") { nome } }'],
  [
    'a second field at the root',
    `{ ${'_entities(representations: []) { ... on Sede { id } }'} ambito(codice: "A04") { nome } }`,
  ],
  ['a field by another name', '{ a: _entities(representations: []) { ... on Sede { id } } }'],
])('%s is not kept', (_what, query) => {
  expect(selectionOf(query)).toBeUndefined();
});

test('fragments are read through', () => {
  const spread = (fields: string): string =>
    `${call('... on Sede { ...Dati }')} fragment Dati on Sede { ...Altri } fragment Altri on Sede { ${fields} }`;
  expect(selectionOf(spread('denominazione'))).toBeDefined();
  expect(selectionOf(spread('permessi { puoModificare }'))).toBeUndefined();
  expect(selectionOf(spread('denominazione'))?.number).not.toBe(selectionOf(spread('indirizzo'))?.number);
});

test('the same fields have one number, whatever the operation is called; other fields have another', () => {
  const uno = read('... on Sede { denominazione }', 'Contatti__registry__1');
  expect(read('...   on Sede {\n denominazione\n}', 'Cartella__registry__3')?.number).toBe(uno?.number);
  expect(read('... on Sede { denominazione id }')?.number).not.toBe(uno?.number);
  expect(read('... on Sede { nome: denominazione }')?.number).not.toBe(uno?.number);
  expect(publicSelections(declaredIn(SUPERGRAPH))(call('... on Sede { denominazione }'))?.number).not.toBe(uno?.number);
});

test('the variables on which an answer depends are known, and no other', () => {
  const selection = read('... on Sede { id telefono @include(if: $con) }', 'Prova', ', $con: Boolean!, $altro: Int');
  expect(selection?.variables).toEqual(['con']);
});

test('the records inside are known, and the roles that see more', () => {
  expect(read('... on Sede { comune { nome } ambito { nome } }')?.types.get('Sede')).toEqual({
    oltre: [],
    within: ['Comune', 'Ambito'],
  });
  expect(read('... on Prestazione { nome }')?.types.get('Prestazione')).toEqual({
    oltre: [['COORDINATORE', 'ASSISTENTE_SOCIALE', 'SEGRETARIATO']],
    within: [],
  });
});

test('without declarations nothing is public', () => {
  const bare = SUPERGRAPH.replaceAll('@pubblico', '@altro');
  expect(publicSelections(declaredIn(bare))(call('... on Sede { id }'))).toBeUndefined();
});
