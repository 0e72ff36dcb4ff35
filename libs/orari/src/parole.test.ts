// SPDX-License-Identifier: AGPL-3.0-or-later
import { alGiorno, allIstante, dalAl, dalGiorno, ilGiorno, inParole } from './parole.ts';

test.each([
  ['2026-12-02', '2 dicembre 2026'],
  ['2026-12-01', '1º dicembre 2026'],
  ['2027-01-11', '11 gennaio 2027'],
  ['2028-02-29', '29 febbraio 2028'],
  ['2026-03-29', '29 marzo 2026'],
])('%s is "%s"', (giorno, parole) => {
  expect(inParole(giorno)).toBe(parole);
});

test.each([
  ['2026-12-02', 'il 2 dicembre 2026'],
  ['2026-12-01', 'il 1º dicembre 2026'],
  ['2026-12-08', "l'8 dicembre 2026"],
  ['2026-12-11', "l'11 dicembre 2026"],
  ['2026-12-18', 'il 18 dicembre 2026'],
])('%s with its article is "%s"', (giorno, parole) => {
  expect(ilGiorno(giorno)).toBe(parole);
});

test.each([
  ['2026-12-02', '2026-12-08', "dal 2 dicembre 2026 all'8 dicembre 2026"],
  ['2026-12-11', '2027-01-01', "dall'11 dicembre 2026 al 1º gennaio 2027"],
  ['2026-12-08', '2026-12-08', "l'8 dicembre 2026"],
])('the days from %s to %s are "%s"', (dal, al, parole) => {
  expect(dalAl(dal, al)).toBe(parole);
});

test.each([
  ['2026-12-02', 'dal 2 dicembre 2026', 'al 2 dicembre 2026'],
  ['2026-12-01', 'dal 1º dicembre 2026', 'al 1º dicembre 2026'],
  ['2026-12-11', "dall'11 dicembre 2026", "all'11 dicembre 2026"],
])('from and up to %s are "%s" and "%s"', (giorno, dal, al) => {
  expect([dalGiorno(giorno), alGiorno(giorno)]).toEqual([dal, al]);
});

test.each([inParole, ilGiorno])('%p refuses a text that is not a day', (words) => {
  expect(() => words('domani')).toThrow(RangeError);
});

test('an instant is told as it is in Rome', () => {
  expect(allIstante(new Date('2026-12-07T23:05:00Z'))).toBe("l'8 dicembre 2026 alle 00:05");
  expect(allIstante(new Date('2026-07-01T06:00:00Z'))).toBe('il 1º luglio 2026 alle 08:00');
});
