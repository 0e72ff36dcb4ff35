// SPDX-License-Identifier: AGPL-3.0-or-later
import { eventi, startInformationSystem, type InformationSystem } from '../testing.ts';
import { rapportiDi } from './rapporti.testing.ts';
import { StatoRapporto, TRANSIZIONI } from './stati.ts';

let sistema: InformationSystem;
beforeAll(async () => {
  sistema = await startInformationSystem();
  await sistema.apply([eventi.ambito()]);
  await sistema.update();
});
afterAll(() => sistema.stop());

const STATI = Object.values(StatoRapporto);

describe('the steps of a report (art. 2 c. 8 b)', () => {
  test('are the same in the service and in the database, for every pair of states', async () => {
    const coppie = STATI.flatMap((da) => STATI.map((a) => ({ da, a })));
    const ammesse = await sistema.admin(
      'SELECT da, a FROM jsonb_to_recordset($1) AS t (da text, a text) WHERE passo_rapporto(da, a)',
      [JSON.stringify(coppie)],
    );
    expect(ammesse).toEqual(coppie.filter(({ da, a }) => TRANSIZIONI[da].includes(a)));
  });

  test('are held by the database: a step is never skipped', async () => {
    const { id } = await rapportiDi(sistema).richiedi('2026-M09');
    await expect(sistema.admin(`UPDATE rapporto SET stato = 'GENERATO' WHERE id = $1`, [id])).rejects.toMatchObject({
      constraint: 'rapporto_passi',
    });
  });
});
