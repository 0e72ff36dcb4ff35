// SPDX-License-Identifier: AGPL-3.0-or-later
import { fasciaEta } from './fasce-eta.ts';

test.each([
  ['2026-11-24', '2026-11-24', '0-5'],
  ['2020-11-25', '2026-11-24', '0-5'],
  ['2020-11-24', '2026-11-24', '6-13'],
  ['2008-11-25', '2026-11-24', '14-17'],
  ['2008-11-24', '2026-11-24', '18-34'],
  ['1946-11-25', '2026-11-24', '65-79'],
  ['1946-11-24', '2026-11-24', '80+'],
  ['1910-01-01', '2026-11-24', '80+'],
  ['2027-01-01', '2026-11-24', '0-5'],
])('born on %s, on %s: %s', (nascita, giorno, fascia) => {
  expect(fasciaEta(nascita, giorno)).toBe(fascia);
});

test('a person born on 29 February completes a year on 1 March when the year is not a leap year', () => {
  expect(fasciaEta('2008-02-29', '2026-02-28')).toBe('14-17');
  expect(fasciaEta('2008-02-29', '2026-03-01')).toBe('18-34');
  expect(fasciaEta('1948-02-29', '2028-02-29')).toBe('80+');
});
