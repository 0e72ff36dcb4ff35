// SPDX-License-Identifier: AGPL-3.0-or-later
import { inParole } from '@ambito/orari';
import { startRegistry, type Registry } from '../../testing.ts';

let registry: Registry;
beforeAll(async () => {
  registry = await startRegistry();
});
afterAll(() => registry.stop());

test('the database and the service write each day of a leap year in the same words', async () => {
  const giorni = await registry.admin<{ giorno: string; parole: string }>(
    `SELECT giorno::date::text AS giorno, in_parole(giorno::date) AS parole
     FROM generate_series(date '2028-01-01', date '2028-12-31', '1 day') AS giorno`,
  );
  expect(giorni).toHaveLength(366);
  expect(giorni.filter(({ giorno, parole }) => parole !== inParole(giorno))).toEqual([]);
});

test('an instant has the day and the hour of Rome', async () => {
  const [riga] = await registry.admin("SELECT ora_in_parole('2026-07-31T22:30:00Z') AS parole");
  expect(riga).toEqual({ parole: '1º agosto 2026, 00:30' });
});
