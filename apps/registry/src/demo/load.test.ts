// SPDX-License-Identifier: AGPL-3.0-or-later
import { createDataSource } from '@ambito/persistence';
import { testDatabase } from '@ambito/testing';
import { definition } from '../app.ts';
import { loadDimostrazione } from './load.ts';

test('the demonstration loads through the operations, once', async () => {
  const database = await testDatabase('registry');
  const dataSource = createDataSource({
    url: database.urls.DATABASE_URL,
    applicationName: 'prova',
    poolSize: 2,
    entities: definition.entities,
  });
  await dataSource.initialize();
  const righe: string[] = [];
  for (let volta = 0; volta < 2; volta += 1)
    await loadDimostrazione(dataSource, definition.rules, (riga) => righe.push(riga));
  const [count] = (await dataSource.query(
    `SELECT (SELECT count(*)::int FROM comune) AS comuni, (SELECT count(DISTINCT codice_istat)::int FROM atto_di_mandato) AS mandati,
            (SELECT count(*)::int FROM turno_reperibilita) AS turni,
            (SELECT count(*)::int FROM prestazione WHERE stato = 'PUBBLICATA') AS prestazioni, (SELECT count(*)::int FROM pua) AS pua`,
  )) as object[];
  await dataSource.destroy();
  await database.drop();
  expect(count).toEqual({ comuni: 16, mandati: 16, turni: 4, prestazioni: 25, pua: 14 });
  expect(righe.at(-1)).toBe('registro: dati già presenti');
});
