// SPDX-License-Identifier: AGPL-3.0-or-later
import fc from 'fast-check';
import { buildSchema, getVariableValues, parse, validate, type OperationDefinitionNode } from 'graphql';
import { refuseWrongValues } from './refuse-wrong-values.ts';
import { wrongLiterals, wrongVariables } from './wrong-values.ts';

const schema = buildSchema(`
  enum Stato { APERTA CHIUSA }
  input FasciaInput { giorno: Int!, note: String }
  input FiltroInput { aperte: Boolean! = true }
  input SedeInput { stato: Stato!, fte: Float, attiva: Boolean = true, fasce: [FasciaInput!] }
  type Query { sedi(stato: Stato, input: SedeInput, codice: ID, prime: Int!): Int pagine(first: Int! = 25, filtro: FiltroInput): Int }
`);
const ENUM = 'Uno fra: APERTA, CHIUSA';

/** The wrong values of an operation with variables. */
function ofVariables(query: string, variables: Record<string, unknown>): [string, string][] {
  const document = parse(query);
  const operation = document.definitions[0] as OperationDefinitionNode;
  return wrongVariables(schema, document, operation, variables).map(({ percorso, messaggio }) => [
    percorso.join('.'),
    messaggio,
  ]);
}
const ofLiterals = (query: string): [string, string][] =>
  wrongLiterals(schema, parse(query)).map(({ percorso, messaggio }) => [percorso.join('.'), messaggio]);

const CON_INPUT = 'query ($x: SedeInput) { sedi(prime: 1, input: $x) }';

test.each<[string, string, Record<string, unknown>, [string, string][]]>([
  ['an unknown value of an enum', 'query ($x: Stato) { sedi(prime: 1, stato: $x) }', { x: 'PIPPO' }, [['stato', ENUM]]],
  ['a variable that is missing', 'query ($x: Int!) { sedi(prime: $x) }', {}, [['prime', 'Manca']]],
  ['a null', 'query ($x: Int!) { sedi(prime: $x) }', { x: null }, [['prime', 'Manca']]],
  [
    'a text for a number',
    'query ($x: Int!) { sedi(prime: $x) }',
    { x: 'due' },
    [['prime', 'Un numero intero, come 12']],
  ],
  ['a field that is missing', CON_INPUT, { x: {} }, [['input.stato', 'Manca']]],
  [
    'several fields',
    CON_INPUT,
    { x: { stato: 'X', fte: '1', attiva: 'no', fasce: [{ giorno: 1 }, { giorno: 1.5, note: 3 }], altro: 1 } },
    [
      ['input.stato', ENUM],
      ['input.fte', 'Un numero, come 12.5'],
      ['input.attiva', 'true oppure false'],
      ['input.fasce.1.giorno', 'Un numero intero, come 12'],
      ['input.fasce.1.note', 'Un testo fra virgolette'],
      ['input.altro', 'Non è un campo previsto'],
    ],
  ],
  ['a value where fields are due', CON_INPUT, { x: 'sede' }, [['input', 'Sono attesi dei campi, non un valore solo']]],
  ['a null where there is a default', 'query ($x: Int) { pagine(first: $x) }', { x: null }, [['first', 'Manca']]],
  [
    'a null where there is a default, though the variable has one too',
    'query ($x: Int = 5) { pagine(first: $x) }',
    { x: null },
    [['first', 'Manca']],
  ],
  [
    'a null for a field with a default',
    'query ($x: Boolean) { pagine(filtro: { aperte: $x }) }',
    { x: null },
    [['filtro.aperte', 'Manca']],
  ],
  [
    'a null for a field with a default, in an input',
    'query ($x: FiltroInput) { pagine(filtro: $x) }',
    { x: { aperte: null } },
    [['filtro.aperte', 'Manca']],
  ],
  [
    'a null in a fragment, for a directive',
    'query ($x: Boolean = true) { ...F } fragment F on Query { pagine @include(if: $x) }',
    { x: null },
    [['if', 'Manca']],
  ],
  ['no value where there is a default', 'query ($x: Int) { pagine(first: $x) }', {}, []],
  ['a null where one may be', 'query ($x: FiltroInput) { pagine(filtro: $x) }', { x: null }, []],
  [
    'a variable within an input of the document',
    'query ($x: Stato!) { sedi(prime: 1, input: { stato: $x }) }',
    { x: 'PIPPO' },
    [['input.stato', ENUM]],
  ],
])('%s is told in Italian, by the argument', (_what, query, variables, expected) => {
  expect(ofVariables(query, variables)).toEqual(expected);
});

test.each<[string, [string, string][]]>([
  ['{ sedi(prime: 1, stato: PIPPO) }', [['stato', ENUM]]],
  ['{ sedi(prime: 1, stato: "APERTA") }', [['stato', ENUM]]],
  ['{ sedi }', [['prime', 'Manca']]],
  ['{ sedi(prime: null) }', [['prime', 'Manca']]],
  [
    '{ sedi(prime: 1, input: { fasce: [{ giorno: "uno" }], altro: 1 }) }',
    [
      ['input.stato', 'Manca'],
      ['input.fasce.0.giorno', 'Un numero intero, come 12'],
      ['input.altro', 'Non è un campo previsto'],
    ],
  ],
  ['query ($x: Stato = PIPPO) { sedi(prime: 1, stato: $x) }', [['x', ENUM]]],
])('%s is told in Italian, by the argument', (query, expected) => {
  expect(ofLiterals(query)).toEqual(expected);
});

const leaf = fc.oneof(
  fc.constantFrom<unknown>('APERTA', 'PIPPO', null, undefined, true, 1, 1.5, '', '1', 2 ** 40, [], {}),
  fc.string(),
);
const fascia = fc.oneof(leaf, fc.record({ giorno: leaf, note: leaf }, { requiredKeys: [] }));
const sede = fc.record(
  { stato: leaf, fte: leaf, attiva: leaf, fasce: fc.oneof(fascia, fc.array(fascia, { maxLength: 3 })), altro: leaf },
  { requiredKeys: [] },
);

test('variables are refused exactly when graphql-js refuses them', () => {
  const document = parse(
    'query ($s: Stato, $i: SedeInput, $c: ID, $p: Int!) { sedi(stato: $s, input: $i, codice: $c, prime: $p) }',
  );
  const operation = document.definitions[0] as OperationDefinitionNode;
  fc.assert(
    fc.property(
      fc.record({ s: leaf, i: fc.oneof(leaf, sede), c: leaf, p: fc.oneof(leaf, fc.constant(1)) }),
      (variables) => {
        const { errors } = getVariableValues(schema, operation.variableDefinitions ?? [], variables);
        expect(wrongVariables(schema, document, operation, variables).length > 0).toBe(errors !== undefined);
      },
    ),
    { numRuns: 500 },
  );
});

test('of a failed validation, wrong values are answered in the model and the other errors as they were', async () => {
  const document = parse('{ sedi(stato: PIPPO, input: { fasce: [{}] }) altro }');
  const errors = [...validate(schema, document)];
  const { validationDidStart } = await refuseWrongValues.requestDidStart();
  const end = await validationDidStart({ schema, document });
  await end(errors);
  expect(errors.map(({ message }) => message)).toEqual([
    'Cannot query field "altro" on type "Query".',
    expect.stringMatching(/^Dati non validi\. prime: Manca; stato: .*; e altri 1$/),
  ]);
  expect(errors[1]?.extensions).toMatchObject({
    code: 'BAD_USER_INPUT',
    campi: [
      { percorso: ['prime'], messaggio: 'Manca' },
      { percorso: ['stato'], messaggio: ENUM },
      { percorso: ['input', 'stato'], messaggio: 'Manca' },
      { percorso: ['input', 'fasce', '0', 'giorno'], messaggio: 'Manca' },
    ],
  });
});
