// SPDX-License-Identifier: AGPL-3.0-or-later
import { Unavailable } from '@ambito/errors';
import { testDatabase, type TestDatabase } from '@ambito/testing';
import { createDataSource, type DataSource } from './data-source.ts';
import { poolReader } from './pool-reader.ts';
import { ReadUnit } from './read-unit.ts';
import { MOST_NAMED } from './statement-names.ts';
import { conTutto, contesto } from './unit.fixture.ts';

const POOL = 4;
let database: TestDatabase;
let dataSource: DataSource;
let tutto: Awaited<ReturnType<typeof conTutto>>;
beforeAll(async () => {
  database = await testDatabase('casework');
  tutto = await conTutto(database.adminUrl);
  const options = { url: database.urls.DATABASE_URL, applicationName: 'test', poolSize: POOL, entities: [] };
  dataSource = await createDataSource(options).initialize();
});
afterAll(async () => {
  await dataSource.destroy();
  await tutto.end();
  await database.drop();
});

const unit = (): ReadUnit => new ReadUnit(dataSource, contesto());

describe('the statements of a connection', () => {
  const preparati = 'SELECT count(*)::int AS quanti FROM pg_prepared_statements WHERE statement = $1';

  test('are prepared when they come again and again', async () => {
    const una = unit();
    for (let volta = 0; volta < 3; volta += 1) await una.query('SELECT 1 AS spesso');
    await una.query('SELECT 1 AS di_rado');
    await expect(una.query(preparati, ['SELECT 1 AS spesso'])).resolves.toEqual([{ quanti: 1 }]);
    await expect(una.query(preparati, ['SELECT 1 AS di_rado'])).resolves.toEqual([{ quanti: 0 }]);
    await una.close();
  });

  test('stay prepared when they come often, whatever came first, and no connection keeps more than have a name', async () => {
    const options = { url: database.urls.DATABASE_URL, applicationName: 'test', poolSize: 1, entities: [] };
    const sola = await createDataSource(options).initialize();
    const read = async (testi: readonly string[]): Promise<void> => {
      const una = new ReadUnit(sola, contesto());
      for (let volta = 0; volta < 3; volta += 1) await Promise.all(testi.map((testo) => una.query(testo)));
      await una.close();
    };
    const molti = (prefisso: string): string[] =>
      Array.from({ length: MOST_NAMED }, (_, n) => `SELECT ${n} AS ${prefisso}`);
    await read(molti('prima'));
    const dopo = molti('dopo');
    while (dopo.length > 0) await read([...dopo.splice(0, 100), 'SELECT 1 AS caldo']);
    const una = new ReadUnit(sola, contesto());
    await expect(una.query(preparati, ['SELECT 1 AS caldo'])).resolves.toEqual([{ quanti: 1 }]);
    const [{ quanti } = { quanti: Infinity }] = await una.query<{ quanti: number }>(
      "SELECT count(*)::int AS quanti FROM pg_prepared_statements WHERE name LIKE 'ambito%'",
    );
    expect(quanti).toBeLessThanOrEqual(MOST_NAMED);
    await una.close();
    await sola.destroy();
  });

  test('are prepared afresh after a migration has changed what they answer, and outside a transaction sent again', async () => {
    const leggi = 'SELECT nome FROM cambia';
    const una = async (): Promise<unknown> => {
      const read = unit();
      try {
        return await read.query(leggi);
      } finally {
        await read.close().catch(() => undefined);
      }
    };
    const dalPool = (): Promise<unknown> => poolReader(dataSource).query(leggi);
    await tutto.query(
      `CREATE TABLE cambia (nome varchar(10)); INSERT INTO cambia VALUES ('uno'); GRANT SELECT ON cambia TO PUBLIC`,
    );
    for (let volta = 0; volta < POOL * 4; volta += 1) await una();
    await tutto.query('ALTER TABLE cambia ALTER COLUMN nome TYPE integer USING 1');
    await expect(una()).rejects.toThrow(Unavailable);
    await expect(una()).resolves.toEqual([{ nome: 1 }]);
    for (let volta = 0; volta < POOL * 4; volta += 1) await dalPool();
    await tutto.query('ALTER TABLE cambia ALTER COLUMN nome TYPE text USING 2');
    await expect(dalPool()).resolves.toEqual([{ nome: '2' }]);
    await tutto.query('DROP TABLE cambia');
  });

  test('are never prepared behind a pooler that changes connections', async () => {
    const options = { url: database.urls.DATABASE_URL, applicationName: 'test', poolSize: 2, entities: [] };
    const dietro = await createDataSource({ ...options, prepared: false }).initialize();
    const una = new ReadUnit(dietro, contesto());
    for (let volta = 0; volta < 5; volta += 1) await una.query('SELECT 1 AS spesso');
    await expect(una.query(preparati, ['SELECT 1 AS spesso'])).resolves.toEqual([{ quanti: 0 }]);
    await una.close();
    await dietro.destroy();
  });
});
