// SPDX-License-Identifier: AGPL-3.0-or-later
import { startCasework, type Casework } from '../testing.ts';
import { StatoTrasmissione, TRANSIZIONI } from './stati.ts';

let casework: Casework;
beforeAll(async () => {
  casework = await startCasework();
});
afterAll(() => casework.stop());

const STATI = Object.values(StatoTrasmissione);

describe('the steps of a transmission (art. 2 c. 8 e)', () => {
  test('are the same in the service and in the database, for every pair of states', async () => {
    const coppie = STATI.flatMap((da) => STATI.map((a) => ({ da, a })));
    const ammesse = await casework.admin(
      'SELECT da, a FROM jsonb_to_recordset($1) AS t (da text, a text) WHERE passo_trasmissione(da, a)',
      [JSON.stringify(coppie)],
    );
    expect(ammesse).toEqual(coppie.filter(({ da, a }) => TRANSIZIONI[da].includes(a)));
  });

  test('lead on from the states in which the database says that it waits for its outcome', async () => {
    const inAttesa = await casework.admin(
      'SELECT stato FROM unnest($1::text[]) AS stato WHERE trasmissione_in_attesa(stato)',
      [STATI],
    );
    expect(inAttesa).toEqual(STATI.filter((stato) => TRANSIZIONI[stato].length > 0).map((stato) => ({ stato })));
  });
});
