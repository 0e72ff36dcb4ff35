// SPDX-License-Identifier: AGPL-3.0-or-later
import { inParole } from './parole.ts';

test.each([
  ['2026-12-02', '2 dicembre 2026'],
  ['2026-12-01', '1º dicembre 2026'],
  ['2027-01-11', '11 gennaio 2027'],
  ['2028-02-29', '29 febbraio 2028'],
  ['2026-03-29', '29 marzo 2026'],
])('%s is "%s"', (giorno, parole) => {
  expect(inParole(giorno)).toBe(parole);
});

test('what is no day is refused', () => {
  expect(() => inParole('domani')).toThrow(RangeError);
});
