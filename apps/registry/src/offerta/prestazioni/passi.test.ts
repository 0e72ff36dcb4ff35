// SPDX-License-Identifier: AGPL-3.0-or-later
import { startRegistry, type Registry } from '../../testing.ts';
import { StatoPrestazione, TRANSIZIONI } from './stato-prestazione.ts';

let registry: Registry;
beforeAll(async () => {
  registry = await startRegistry();
});
afterAll(() => registry.stop());

test('the steps of an entry are the same in the service and in the database, for every pair of states (art. 2 c. 6)', async () => {
  const stati = Object.values(StatoPrestazione);
  const coppie = stati.flatMap((da) => stati.map((a) => ({ da, a })));
  const ammesse = await registry.admin(
    'SELECT da, a FROM jsonb_to_recordset($1) AS t (da text, a text) WHERE passo_prestazione(da, a)',
    [JSON.stringify(coppie)],
  );
  expect(ammesse).toEqual(coppie.filter(({ da, a }) => TRANSIZIONI[da].includes(a)));
});
