// SPDX-License-Identifier: AGPL-3.0-or-later
import { attendeSuccessore, senzaNominato, type Natura } from '../responsabilita/tratti.ts';
import { startCasework, type Casework } from '../testing.ts';
import { NaturaResponsabilita } from './presa-in-carico.ts';

let casework: Casework;
beforeAll(async () => {
  casework = await startCasework();
});
afterAll(() => casework.stop());

const NATURE: readonly Natura[] = Object.values(NaturaResponsabilita);

test('the database takes the ways of answering for a case that the graph shows, and no other', async () => {
  const [vincolo] = await casework.admin<{ testo: string }>(
    `SELECT pg_get_constraintdef(oid) AS testo FROM pg_constraint WHERE conname = 'responsabilita_natura_check'`,
    [],
  );
  expect([...vincolo!.testo.matchAll(/'(\w+)'/g)].map(([, natura]) => natura)).toEqual(NATURE);
});

test.each([
  ['nobody was named to answer', 'senza_nominato', senzaNominato],
  ['the case waits for a successor', 'attende_successore', attendeSuccessore],
])('for each way of answering, the service and the database agree on whether %s', async (_che, funzione, vale) => {
  const nelDatabase = await casework.admin(
    `SELECT natura FROM unnest($1::text[]) AS natura WHERE ${funzione}(natura)`,
    [NATURE],
  );
  expect(nelDatabase).toEqual(NATURE.filter(vale).map((natura) => ({ natura })));
});
