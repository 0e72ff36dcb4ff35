// SPDX-License-Identifier: AGPL-3.0-or-later
import { Conflict, Forbidden, NotFound } from '@ambito/errors';
import { testDatabase, type TestDatabase } from '@ambito/testing';
import { createDataSource, type DataSource } from './data-source.ts';
import { loadForUpdate } from './load-for-update.ts';
import { A04, A05, conTutto, contesto, registraPersona } from './unit.fixture.ts';
import { write } from './write-unit.ts';

let database: TestDatabase;
let dataSource: DataSource;
let tutto: Awaited<ReturnType<typeof conTutto>>;
let id: string;
beforeAll(async () => {
  database = await testDatabase('casework');
  tutto = await conTutto(database.adminUrl);
  const options = { url: database.urls.DATABASE_URL, applicationName: 'test', poolSize: 2, entities: [] };
  dataSource = createDataSource(options);
  await dataSource.initialize();
  id = await write(dataSource, contesto(), { rules: {} }, (unit) => registraPersona(unit, A04));
});
afterEach(() => tutto.query('UPDATE persona SET versione = 1'));
afterAll(async () => {
  await dataSource.destroy();
  await tutto.end();
  await database.drop();
});

interface Persona {
  versione: number;
  nome: string;
}
const SQL = 'SELECT versione, nome FROM persona WHERE ambito_id = $1 AND id = $2 FOR UPDATE';

/** Takes the person at a version, then does what a test adds. */
function load(
  versione: number | undefined,
  { ambitoId = A04, admit, then }: { ambitoId?: string; admit?: () => unknown; then?: () => unknown } = {},
): Promise<Persona> {
  return write(dataSource, contesto({ ambitoId }), { rules: {} }, async (unit) => {
    const persona = await loadForUpdate<Persona>(
      unit,
      { tipo: 'Persona', nome: 'La persona', id },
      versione,
      SQL,
      [ambitoId, id],
      admit,
    );
    await then?.();
    return persona;
  });
}

test('the record is what the statement selects, locked until the unit ends', async () => {
  const lockElsewhere = (): Promise<unknown> =>
    tutto.query('SELECT FROM persona WHERE id = $1 FOR UPDATE NOWAIT', [id]);
  const then = (): Promise<unknown> => expect(lockElsewhere()).rejects.toMatchObject({ code: '55P03' });
  await expect(load(1, { then })).resolves.toEqual({ versione: 1, nome: 'Maria' });
  await expect(lockElsewhere()).resolves.toBeDefined();
});

test('a record that is not there, or is of another Ambito, is not found, whatever the version', async () => {
  const absent = new NotFound("La persona non c'è, o non vi hai accesso");
  await expect(load(1, { ambitoId: A05 })).rejects.toEqual(absent);
  await expect(load(7, { ambitoId: A05 })).rejects.toEqual(absent);
});

test.each([
  ['another version', 1],
  ['no version', undefined],
])('a record that was read at %s is a conflict, which tells the version of now', async (_, versione) => {
  await tutto.query('UPDATE persona SET versione = 2');
  await expect(load(versione)).rejects.toEqual(
    new Conflict('La persona ha avuto modifiche nel frattempo: rileggi e riprova', 2),
  );
});

test('whoever waits for the lock meets the version that the other unit leaves', async () => {
  let waiting: Promise<unknown> = Promise.resolve();
  await write(dataSource, contesto(), { rules: {} }, async (unit) => {
    await loadForUpdate<Persona>(unit, { tipo: 'Persona', nome: 'La persona', id }, 1, SQL, [A04, id]);
    waiting = expect(load(1)).rejects.toMatchObject({ versioneAttuale: 2 });
    await unit.query('UPDATE persona SET versione = versione + 1 WHERE id = $1', [id]);
  });
  await waiting;
});

test.each([
  ['relation', 7, () => Promise.reject(new Forbidden('Non ti è permesso')), 'FORBIDDEN'],
  ['version', 7, undefined, 'CONFLICT'],
])('a refusal by %s is audited as a read of the record', async (_, versione, admit, codice) => {
  await tutto.query('TRUNCATE audit');
  await load(1, { ambitoId: A05 }).catch(() => undefined);
  await load(versione, admit === undefined ? {} : { admit }).catch(() => undefined);
  const { rows } = await tutto.query('SELECT tipo, record_id, motivo FROM audit');
  expect(rows).toEqual([{ tipo: 'Persona', record_id: id, motivo: `rifiutato: ${codice}` }]);
});

test('whoever may not change the record is refused before its version is told', async () => {
  const admit = (): Promise<never> => Promise.reject(new Forbidden('Non ti è permesso'));
  await expect(load(7, { admit })).rejects.toEqual(new Forbidden('Non ti è permesso'));
  await expect(load(1, { admit: () => undefined })).resolves.toMatchObject({ versione: 1 });
});
