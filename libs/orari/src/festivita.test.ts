// SPDX-License-Identifier: AGPL-3.0-or-later
import Holidays from 'date-holidays';
import { festivitaDel, festivitaNazionali } from './festivita.ts';

/** The list of another library: public holidays of Italy, without Easter Sunday, which the law counts among Sundays. */
const oracolo = (anno: number): string[] =>
  new Holidays('IT')
    .getHolidays(anno)
    .filter(({ type, name }) => type === 'public' && name !== 'Domenica di Pasqua')
    .map(({ date }) => date.slice(0, 10));

test('the national holidays are those of another library, year by year', () => {
  for (let anno = 2014; anno <= 2100; anno += 1) {
    expect(festivitaNazionali(anno).map(({ giorno }) => giorno)).toEqual(oracolo(anno));
  }
});

test.each([
  ['2025-10-04', null],
  ['2026-10-04', 'San Francesco d’Assisi, patrono d’Italia'],
  ['2026-04-06', 'Lunedì dell’Angelo'],
  ['2028-04-17', 'Lunedì dell’Angelo'],
  ['2024-02-29', null],
  ['2026-02-14', 'Santo patrono'],
  ['2031-02-14', 'Santo patrono'],
  ['2026-02-15', null],
])('%s is %s', (giorno, nome) => {
  expect(festivitaDel(giorno, '02-14')).toBe(nome);
});

test('each holiday names the law that makes it one', () => {
  expect(festivitaNazionali(2026).every(({ fonte }) => /^(L\.|D\.P\.R\.) .*\d/.test(fonte))).toBe(true);
});
