// SPDX-License-Identifier: AGPL-3.0-or-later
import { BadUserInput, Unavailable } from '@ambito/errors';
import { testDatabase, type TestDatabase } from '@ambito/testing';
import { createDataSource, type DataSource } from './data-source.ts';
import { ReadUnit } from './read-unit.ts';
import { A04, conTutto, contesto, registraPersona } from './unit.fixture.ts';
import { write } from './write-unit.ts';

let database: TestDatabase;
let dataSource: DataSource;
beforeAll(async () => {
  database = await testDatabase('casework');
  const options = { url: database.urls.DATABASE_URL, applicationName: 'test', poolSize: 1, entities: [] };
  dataSource = await createDataSource(options).initialize();
  await write(dataSource, contesto(), { rules: {} }, (una) => registraPersona(una, A04));
});
afterAll(async () => {
  await dataSource.destroy();
  await database.drop();
});

const unit = (): ReadUnit => new ReadUnit(dataSource, contesto());

describe('a unit whose reads do not wait for one another', () => {
  test('answers each of them, in the order of the calls, and tells all of a failure what failed first', async () => {
    const una = unit();
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, numero) => una.query('SELECT $1::int AS numero', [numero])),
    );
    expect(answers).toEqual(Array.from({ length: 20 }, (_, numero) => [{ numero }]));
    await una.close();

    const altra = unit();
    const esiti = await Promise.allSettled([
      altra.query('SELECT 1'),
      altra.query("SELECT 'x'::int"),
      altra.query('SELECT 2'),
    ]);
    expect(esiti.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'rejected']);
    expect((esiti[2] as PromiseRejectedResult).reason).toBe((esiti[1] as PromiseRejectedResult).reason);
    await expect(altra.close()).rejects.toThrow(BadUserInput);
  });

  test('answers nothing when the audit fails, although the commit is already on its way', async () => {
    const una = unit();
    await una.query('SELECT 1');
    una.audit({ azione: 'x', ruolo: 'x', tipo: 'x', recordId: 'a\0b' });
    await expect(una.close()).rejects.toThrow(Unavailable);
    const dopo = unit();
    await expect(dopo.query('SELECT id FROM persona')).resolves.toHaveLength(1);
    await dopo.close();
  });
});

test('a write whose failed statement was passed over is refused, and nothing of it is written', async () => {
  const scrive = write(dataSource, contesto(), { rules: {} }, async (una) => {
    await registraPersona(una, A04);
    await una.query('SELECT * FROM nulla').catch(() => undefined);
  });
  await expect(scrive).rejects.toThrow();
  const tutto = await conTutto(database.adminUrl);
  expect(await tutto.count('persona')).toBe(1);
  await tutto.end();
});
