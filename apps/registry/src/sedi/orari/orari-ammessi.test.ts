// SPDX-License-Identifier: AGPL-3.0-or-later
import { verifyFasce, type FasciaDaVerificare, type OreMinime } from '@ambito/orari';
import { createDataSource, type DataSource } from '@ambito/persistence';
import fc from 'fast-check';
import { operazioniDi } from '../../operazioni.testing.ts';
import { type Registry, startIstituito } from '../../testing.ts';
import { fasciaSql } from '../calendario/orari.sql.ts';

const ADESSO = '2026-11-24T09:00:00Z';

let registry: Registry;
let servizio: DataSource;
const { command } = operazioniDi(() => registry);
let sedeId: string;
beforeAll(async () => {
  registry = await startIstituito(new Date(ADESSO));
  servizio = createDataSource({
    url: registry.database.urls.DATABASE_URL,
    applicationName: 'prova',
    poolSize: 1,
    entities: [],
  });
  await servizio.initialize();
  ({ id: sedeId } = await command('individuaSede', {
    codiceIstat: '064008',
    denominazione: 'Sede',
    indirizzo: 'Via 1',
    attivaDal: '2020-01-01',
  }));
});
afterAll(async () => {
  await servizio.destroy();
  await registry.stop();
});

// Few values, so that hours often overlap, change on the same day, and come near the minimum.
const DAL = ['2027-01-04', '2027-03-01', '2027-06-01'];
const AL = [null, '2027-02-28', '2027-05-31', '2027-12-31'];
const fascia: fc.Arbitrary<FasciaDaVerificare> = fc
  .record({
    giorno: fc.constantFrom(1, 2, 3, 4, 5, 6),
    dalle: fc.constantFrom('08:00', '09:00', '14:00'),
    alle: fc.constantFrom('10:00', '12:00', '15:30', '24:00'),
    validoDal: fc.constantFrom(DAL[0]!, DAL[0]!, ...DAL),
    validoAl: fc.constantFrom(null, ...AL),
    motivazione: fc.constantFrom('Mercato', 'Mercato', null, ' '),
  })
  // A period that ends before it begins, or hours that do, cannot be written at all.
  .filter(({ dalle, alle, validoDal, validoAl }) => dalle < alle && (validoAl ?? '9999') >= validoDal);
const fasce = fc.array(fascia, { minLength: 1, maxLength: 4 });
const oreMinime: fc.Arbitrary<OreMinime[]> = fc
  .uniqueArray(fc.record({ dal: fc.constantFrom('2026-12-01', ...DAL), valore: fc.constantFrom(2, 4, 5.5, 8) }), {
    selector: ({ dal }) => dal,
    maxLength: 3,
  })
  .map((valori) => valori.sort((una, altra) => una.dal.localeCompare(altra.dal)));

/** What the database refuses hours by, of the rules that `verifyFasce` knows. */
const REGOLE = new Set(['orario_ore_minime', 'orario_senza_sovrapposizioni', 'orario_fuori_settimana_motivato']);

/** Whether the database keeps some weekly hours of a sede that has none yet; it forgets them afterwards. */
async function byTheDatabase(chieste: readonly FasciaDaVerificare[], minime: readonly OreMinime[]): Promise<boolean> {
  const runner = servizio.createQueryRunner();
  await runner.startTransaction();
  try {
    for (const { dal, valore } of minime)
      await runner.query(`INSERT INTO valore_soglia VALUES ('ORE_SETTIMANALI_SEDE', $1, $2, 'prova', $3)`, [
        dal,
        valore,
        ADESSO,
      ]);
    for (const { giorno, dalle, alle, validoDal, validoAl = null, motivazione } of chieste)
      await runner.query(
        `INSERT INTO orario (sede_id, giorno, fascia, validita, motivazione)
         VALUES ($1, $2, $3, daterange($4::date, $5::date, '[]'), $6)`,
        [sedeId, giorno, fasciaSql({ dalle, alle }), validoDal, validoAl, motivazione],
      );
    await runner.query('SET CONSTRAINTS ALL IMMEDIATE');
    return true;
  } catch (error) {
    if (REGOLE.has((error as { constraint?: string }).constraint ?? '')) return false;
    throw error;
  } finally {
    await runner.rollbackTransaction();
    await runner.release();
  }
}

test('the service and the database admit the same weekly hours (art. 5 c. 3 and 4)', async () => {
  // The minimum that every registry knows from the start holds until a generated one begins.
  const prima = await registry.admin<OreMinime>(
    `SELECT dal::text AS dal, valore::float8 AS valore FROM valore_soglia WHERE nome = 'ORE_SETTIMANALI_SEDE' ORDER BY dal`,
  );
  const viste = { admitted: 0, refused: 0, tooFew: 0 };
  await fc.assert(
    fc.asyncProperty(fasce, oreMinime, async (chieste, minime) => {
      const problemi = verifyFasce(chieste, [...prima, ...minime]);
      expect(await byTheDatabase(chieste, minime)).toBe(problemi.length === 0);
      viste[problemi.length === 0 ? 'admitted' : 'refused'] += 1;
      if (problemi.length === 1 && problemi[0]?.articolo === 'art. 5 c. 4') viste.tooFew += 1;
    }),
    { numRuns: 120 },
  );
  // If nearly all weeks were admitted, or refused, or refused by another rule, the agreement would prove little.
  expect(Math.min(viste.admitted, viste.refused, viste.tooFew)).toBeGreaterThan(15);
});
