// SPDX-License-Identifier: AGPL-3.0-or-later
import { startRegistry, type Registry } from '../../testing.ts';
import { StatoApertura } from './apertura-straordinaria.ts';
import { TRANSIZIONI } from './transizione.ts';

let registry: Registry;
beforeAll(async () => {
  registry = await startRegistry();
});
afterAll(() => registry.stop());

const STATI = Object.values(StatoApertura);

describe('the steps of an extraordinary opening (art. 5 c. 5)', () => {
  test('are the same in the service and in the database, for every pair of states', async () => {
    const coppie = STATI.flatMap((da) => STATI.map((a) => ({ da, a })));
    const ammesse = await registry.admin(
      'SELECT da, a FROM jsonb_to_recordset($1) AS t (da text, a text) WHERE passo_apertura(da, a)',
      [JSON.stringify(coppie)],
    );
    expect(ammesse).toEqual(coppie.filter(({ da, a }) => TRANSIZIONI[da].some((decisione) => decisione === a)));
  });

  test('lead on from the states in which the database says that its day is taken', async () => {
    const vive = await registry.admin('SELECT stato FROM unnest($1::text[]) AS stato WHERE apertura_viva(stato)', [
      STATI,
    ]);
    expect(vive).toEqual(STATI.filter((stato) => TRANSIZIONI[stato].length > 0).map((stato) => ({ stato })));
  });
});
