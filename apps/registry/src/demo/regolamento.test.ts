// SPDX-License-Identifier: AGPL-3.0-or-later
import { createDataSource, type DataSource } from '@ambito/persistence';
import { testDatabase, type TestDatabase } from '@ambito/testing';
import { definition } from '../app.ts';
import { loadDimostrazione } from './load.ts';

let database: TestDatabase;
let dataSource: DataSource;
beforeAll(async () => {
  database = await testDatabase('registry');
  const { entities, rules } = definition;
  const url = database.urls.DATABASE_URL;
  dataSource = createDataSource({ url, applicationName: 'prova', poolSize: 2, entities });
  await dataSource.initialize();
  await loadDimostrazione(dataSource, rules, () => undefined);
});
afterAll(async () => {
  await dataSource.destroy();
  await database.drop();
});

test('the real Regolamento has its eleven articles, and an invented amendment that sixteen Comuni approved', async () => {
  const versioni: { numero: number; articoli: { numero: string; testo: string }[] }[] = await dataSource.query(
    'SELECT numero, articoli FROM versione_regolamento ORDER BY numero',
  );
  expect(versioni[0]?.articoli.map(({ numero }) => Number(numero))).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]);
  expect(versioni[0]?.articoli[9]?.testo).toBe(
    '1. Il presente regolamento entra in vigore dalla data della sua approvazione.',
  );
  expect(versioni[1]?.articoli.map(({ numero }) => numero)).toContain('5-bis');
  expect(
    await dataSource.query(
      `SELECT stato, count(*)::int AS voti FROM proposta_di_modifica p JOIN voto v ON v.proposta_id = p.id GROUP BY p.id ORDER BY aperta_il`,
    ),
  ).toEqual([
    { stato: 'APPROVATA', voti: 16 },
    { stato: 'APERTA', voti: 9 },
  ]);
});

test('two training events are over, with attended hours, and one is in the future', async () => {
  expect(
    await dataSource.query(
      `SELECT count(p.ore)::int AS presenti, count(*)::int AS iscritti FROM partecipazione p
       JOIN attivita_formativa a ON a.id = attivita_id GROUP BY a.id ORDER BY periodo`,
    ),
  ).toEqual([
    { presenti: 8, iscritti: 8 },
    { presenti: 8, iscritti: 8 },
    { presenti: 0, iscritti: 8 },
  ]);
});
