// SPDX-License-Identifier: AGPL-3.0-or-later
import { driftOf, openTables, revertAndMigrate } from '@ambito/persistence/testing';
import { testDatabase, type TestDatabase } from '@ambito/testing';
import { definition, migrations } from '../app.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase('registry');
});
afterAll(() => database.drop());

test('the entities are as the migrated tables', async () => {
  expect(await driftOf(database.urls.MIGRATION_DATABASE_URL, definition.entities)).toEqual([]);
});

test('every migration is taken back and run again without a trace', async () => {
  const { before, between, after } = await revertAndMigrate(database.urls.MIGRATION_DATABASE_URL, migrations);
  // Extensions are installed when the database is created, by a role with that right.
  expect(between.replaceAll(/CREATE EXTENSION \w+;\n/g, '')).toBe('');
  expect(after).toBe(before);
});

// ADR 0033: what tells of bodies and places, the staff, and the files.
const DI_ENTI_E_LUOGHI = [
  ...[
    'accordo',
    'accordo_parte',
    'apertura_straordinaria',
    'appartenenza',
    'articolo_proposto',
    'capofila',
    'contributo',
  ],
  ...[
    'convenzione',
    'direttiva',
    'ente',
    'ispezione',
    'piano_di_zona',
    'prestazione',
    'prestazione_ente',
    'prestazione_sede',
  ],
  ...['proposta_di_modifica', 'pua', 'sede', 'versione_regolamento', 'voto'],
];
const DEL_PERSONALE = [
  ...[
    'assenza',
    'attivita_formativa',
    'atto_di_mandato',
    'atto_di_mandato_operatore',
    'incarico',
    'nomina_coordinatore',
  ],
  ...['operatore', 'turno_reperibilita'],
];
const FILE = ['allegato', 'caricamento'];

test('a table with an Ambito has its wall, or a reason to have none', async () => {
  const open = await openTables(database.urls.MIGRATION_DATABASE_URL);
  expect(open).toEqual([...DI_ENTI_E_LUOGHI, ...DEL_PERSONALE, ...FILE].sort());
});
