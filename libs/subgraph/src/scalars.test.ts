// SPDX-License-Identifier: AGPL-3.0-or-later
import { Kind, parseValue, type GraphQLScalarType } from 'graphql';
import { DataIso, Importo, UUID } from './scalars.ts';

/** The three ways in and out of a scalar. */
const vie = (scalare: GraphQLScalarType<string, string>) =>
  [
    (valore: unknown) => scalare.parseValue(valore),
    (valore: unknown) => scalare.serialize(valore),
    (valore: unknown) => scalare.parseLiteral(parseValue(JSON.stringify(valore)) as never),
  ] as const;

describe.each<[GraphQLScalarType<string, string>, string[], unknown[]]>([
  [
    DataIso,
    ['2026-03-10', '2024-02-29', '2000-02-29', '1900-01-01', '9999-12-31'],
    [
      '2026-02-29',
      '1900-02-29',
      '2026-04-31',
      '2026-13-01',
      '2026-00-10',
      '2026-3-1',
      '10/03/2026',
      '20260310',
      '',
      ' 2026-03-10',
      '2026-03-10T00:00:00Z',
      '2026-03-10\n',
      '+012026-03-10',
      20260310,
      true,
      null,
    ],
  ],
  [
    Importo,
    ['0.00', '1250.00', '0.05', '999999999999.99'],
    [
      '1250',
      '1250.0',
      '1250.000',
      '1.250,00',
      '1,250.00',
      '-1.00',
      '+1.00',
      '.50',
      '1e3',
      'NaN',
      '',
      ' 1.00',
      '1.00\n',
      '1000000000000.00',
      1250,
      12.5,
      false,
      null,
    ],
  ],
])('%s', (scalare, buoni, cattivi) => {
  test.each(buoni)('takes %j as it is, in and out', (testo) => {
    for (const via of vie(scalare)) expect(via(testo)).toBe(testo);
  });

  test.each(cattivi)('refuses %j, in and out', (valore) => {
    for (const via of vie(scalare)) {
      expect(() => via(valore)).toThrow(
        expect.objectContaining({ extensions: expect.objectContaining({ code: 'BAD_USER_INPUT' }) as unknown }),
      );
    }
  });
});

test('a number in a query is not accepted as an amount of money', () => {
  expect(() => Importo.parseLiteral({ kind: Kind.FLOAT, value: '12.50' })).toThrow();
});

test('an identifier leaves in lower case; a text that is not a UUID does not leave', () => {
  expect(UUID.serialize('0192A04A-0000-7000-8000-000000000A04')).toBe('0192a04a-0000-7000-8000-000000000a04');
  expect(() => UUID.serialize('064071')).toThrow(TypeError);
});
