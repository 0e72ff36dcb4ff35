// SPDX-License-Identifier: AGPL-3.0-or-later
import fc from 'fast-check';
import { CellaErrata, cifre, data, numero, ora, piano, scelta, siNo, testo, type Lettore } from './celle.ts';

const giorni = scelta({ Lunedì: 1, Giovedì: 4 });

test.each<[string, Lettore, Parameters<Lettore>[0], unknown]>([
  ['a day as Italians write it', data, '31/12/2026', '2026-12-31'],
  ['a day with one digit', data, ' 1/2/2026 ', '2026-02-01'],
  ['a day with points', data, '01.02.2026', '2026-02-01'],
  ['a day as machines write it', data, '2026-02-01', '2026-02-01'],
  ['a day as Excel keeps it', data, 46_054, '2026-02-01'],
  ['a day as the workbook’s reader gives it', data, new Date('2026-02-01T00:00:00Z'), '2026-02-01'],
  ['a time', ora, '8:30', '08:30'],
  ['a time with a point', ora, '08.30', '08:30'],
  ['a time with seconds', ora, '08:30:00', '08:30'],
  ['midnight at the end', ora, '24:00', '24:00'],
  ['a time as Excel keeps it', ora, 0.354_166_666_666_667, '08:30'],
  ['a time as the workbook’s reader gives it', ora, new Date('1899-12-30T08:30:00Z'), '08:30'],
  ['a number with a comma', numero, '0,5', 0.5],
  ['a number with a point', numero, '0.5', 0.5],
  ['a number', numero, 0.5, 0.5],
  ['yes', siNo, 'SÌ', true],
  ['yes without accent', siNo, 'si', true],
  ['no', siNo, 'No', false],
  ['a yes of a spreadsheet', siNo, true, true],
  ['a word', giorni, 'lunedi', 1],
  ['a word in capitals', giorni, 'GIOVEDÌ', 4],
  ['a code that lost its zeros', cifre(6), 64_008, '064008'],
  ['a code', cifre(6), '064008', '064008'],
  ['a text', testo, '  Via Roma 1 ', 'Via Roma 1'],
  ['a text with invisible characters around it', testo, '\u200bVia Roma 1\u200b', 'Via Roma 1'],
  ['a code of five digits as a number', cifre(6), 64_008, '064008'],
  ['a telephone with its prefix', testo, '+39 0825 1234', '+39 0825 1234'],
  ['a telephone as a table of errors gives it back', testo, "'+39 0825 1234", '+39 0825 1234'],
  ['an apostrophe that is of the name', testo, "'Ndrangheta zero", "'Ndrangheta zero"],
])('%s is read', (_nome, read, cella, atteso) => {
  expect(read(cella)).toBe(atteso);
});

test.each<[string, Lettore, Parameters<Lettore>[0]]>([
  ['a day that is not in the calendar', data, '31/02/2026'],
  ['a day in the American order', data, '12/31/2026'],
  ['a day of two digits', data, '1/2/26'],
  ['words for a day', data, 'domani'],
  ['a number that is no day', data, 12],
  ['an hour that does not exist', ora, '25:00'],
  ['minutes that do not exist', ora, '08:60'],
  ['an hour alone', ora, '8'],
  ['more than a day', ora, 1.5],
  ['words for a number', numero, 'mezzo'],
  ['neither yes nor no', siNo, 'forse'],
  ['a word that is not one of them', giorni, 'Martedì'],
  ['a formula', testo, '=HYPERLINK("http://x")'],
  ['a formula as a table of errors gives it back', testo, "'=1+1"],
  ['an old formula', testo, '@SUM(A1)'],
  ['a date for a text', testo, new Date()],
  ['a number for a text, which may have lost its zero', testo, 825_123_456],
  ['yes or no for a text', testo, true],
  ['the error of a spreadsheet', testo, '#N/A'],
  ['the error of an Italian spreadsheet', testo, '#RIF!'],
  ['the error of another spreadsheet', testo, 'Err:502'],
  ['hashes for a value that was too wide', testo, '#####'],
])('%s is refused', (_nome, read, cella) => {
  expect(() => read(cella)).toThrow(CellaErrata);
});

test('every day of a century and every minute of a day come back from what Excel keeps', () => {
  fc.assert(
    fc.property(fc.integer({ min: 18_264, max: 91_312 }), fc.integer({ min: 0, max: 1_439 }), (giorno, minuto) => {
      const atteso = new Date(Date.UTC(1899, 11, 30) + giorno * 86_400_000).toISOString().slice(0, 10);
      expect(data(giorno)).toBe(atteso);
      const [ore, minuti] = ora(minuto / 1_440)
        .split(':')
        .map(Number);
      expect((ore ?? 0) * 60 + (minuti ?? 0)).toBe(minuto);
    }),
  );
});

test('words are equal whatever their accents, capitals and blanks', () => {
  expect(piano('  Già_Sottoscritto ')).toBe(piano('GIA SOTTOSCRITTO'));
});
