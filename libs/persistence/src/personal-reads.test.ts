// SPDX-License-Identifier: AGPL-3.0-or-later
import { TooManyRequests } from '@ambito/errors';
import { testDatabase, type TestDatabase } from '@ambito/testing';
import { createDataSource, type DataSource } from './data-source.ts';
import type { MassReading } from './personal-reads.ts';
import { ReadUnit } from './read-unit.ts';
import { recordStatements } from './testing/plans.ts';
import { A04, A05, conTutto, contesto, registraPersona } from './unit.fixture.ts';
import { write } from './write-unit.ts';

const LIMITI: Readonly<Record<string, number>> = { SEGRETARIATO: 10, COORDINATORE: 4 };
/** 10 in Rome: the day ends in fourteen hours. */
const MATTINA = new Date('2026-03-10T09:00:00Z');

let database: TestDatabase;
let dataSource: DataSource;
let tutto: Awaited<ReturnType<typeof conTutto>>;
let told: MassReading[];
beforeAll(async () => {
  database = await testDatabase('casework');
  tutto = await conTutto(database.adminUrl);
  const options = { url: database.urls.DATABASE_URL, applicationName: 'test', poolSize: 8, entities: [] };
  dataSource = await createDataSource(options).initialize();
  await write(dataSource, contesto(), { rules: {} }, (unit) => registraPersona(unit, A04));
});
beforeEach(async () => {
  told = [];
  await tutto.query('TRUNCATE audit, letture_del_giorno');
});
afterAll(async () => {
  await dataSource.destroy();
  await tutto.end();
  await database.drop();
});

interface Chi {
  readonly ambitoId?: string | null;
  readonly adesso?: Date;
  readonly command?: 'DONE' | 'REPEATED';
  readonly sub?: string;
}

/** Reads in one request so many records by each role. */
async function legge(quante: Readonly<Record<string, number>>, chi: Chi = {}): Promise<void> {
  const { command, ambitoId = A04, adesso = MATTINA, sub = 'anna' } = chi;
  const personalReads = {
    limitOf: (ruolo: string) => LIMITI[ruolo] ?? 1,
    onMassReading: (reading: MassReading) => void told.push(reading),
  };
  const context = contesto({ ambitoId, adesso, attore: { sub, ruoli: [] } });
  const unit = new ReadUnit(dataSource, { ...context, personalReads, command });
  await unit.query('SELECT id FROM persona');
  for (const [ruolo, volte] of Object.entries(quante))
    for (let volta = 0; volta < volte; volta += 1)
      unit.audit({ azione: 'persona.leggi', ruolo, tipo: 'Persona', recordId: `${ruolo} ${volta}` });
  await unit.close();
}

const contate = async (): Promise<unknown[]> =>
  (
    await tutto.query<unknown[]>({
      text: 'SELECT attore, ruolo, registrazioni, rifiutate, segnalate_il IS NOT NULL FROM letture_del_giorno ORDER BY 1, 2',
      rowMode: 'array',
    })
  ).rows;

test('counts what an account reads by each of its roles, with the audit, in no statement more', async () => {
  const recorder = recordStatements();
  await legge({ SEGRETARIATO: 2, COORDINATORE: 1 });
  expect(recorder.take().map(({ text }) => text.slice(0, 12))).toHaveLength(5);
  recorder.stop();
  await legge({ SEGRETARIATO: 1 });
  expect(await contate()).toEqual([
    ['anna', 'COORDINATORE', 1, 0, false],
    ['anna', 'SEGRETARIATO', 3, 0, false],
  ]);
  expect(await tutto.count('audit')).toBe(4);
});

test('a read beyond the limit is refused whole, until the day of Rome is over', async () => {
  await legge({ SEGRETARIATO: 8 });
  const refusal = await legge({ SEGRETARIATO: 3 }).catch((error: unknown) => error);
  expect(refusal).toBeInstanceOf(TooManyRequests);
  expect(refusal).toMatchObject({
    message: 'Il tuo ruolo legge al massimo 10 registrazioni personali al giorno: potrai leggerne altre da domani',
    riprovaTraSecondi: 14 * 3_600,
  });
  expect(await tutto.count('audit')).toBe(8);
  expect(await contate()).toEqual([['anna', 'SEGRETARIATO', 8, 1, true]]);
  await legge({ SEGRETARIATO: 2 });
  await expect(legge({ SEGRETARIATO: 1 })).rejects.toThrow(TooManyRequests);
  await legge({ SEGRETARIATO: 10 }, { adesso: new Date(MATTINA.getTime() + 14 * 3_600_000) });
});

test('one request that asks for more than a day is refused, and noted', async () => {
  await expect(legge({ SEGRETARIATO: 11 })).rejects.toThrow(TooManyRequests);
  expect(await contate()).toEqual([['anna', 'SEGRETARIATO', 0, 1, true]]);
  expect(told).toMatchObject([{ ruolo: 'SEGRETARIATO', ambitoId: A04, refused: true }]);
});

test('is by account, by Ambito and by role', async () => {
  await legge({ SEGRETARIATO: 10 });
  await legge({ SEGRETARIATO: 10 }, { sub: 'bruno' });
  await legge({ SEGRETARIATO: 10 }, { ambitoId: A05 });
  await legge({ COORDINATORE: 4 });
  await expect(legge({ SEGRETARIATO: 1, COORDINATORE: 0 })).rejects.toThrow(TooManyRequests);
  await expect(legge({ COORDINATORE: 1 })).rejects.toThrow('al massimo 4');
});

test('half of the limit is told once, also when many requests reach it together', async () => {
  await legge({ SEGRETARIATO: 4 });
  expect(told).toEqual([]);
  await Promise.all(Array.from({ length: 6 }, () => legge({ SEGRETARIATO: 1 })));
  expect(told).toEqual([{ ruolo: 'SEGRETARIATO', ambitoId: A04, requestId: 'request-1', refused: false }]);
  await expect(legge({ SEGRETARIATO: 1 })).rejects.toThrow(TooManyRequests);
  expect(await contate()).toEqual([['anna', 'SEGRETARIATO', 10, 1, true]]);
});

test('answers of commands that are done may pass the limit by a tenth together, and reads may not', async () => {
  await legge({ SEGRETARIATO: 10 });
  await expect(legge({ SEGRETARIATO: 1 })).rejects.toThrow(TooManyRequests);
  await legge({ SEGRETARIATO: 1 }, { command: 'DONE' });
  await expect(legge({ SEGRETARIATO: 1 })).rejects.toThrow(TooManyRequests);
  await expect(legge({ SEGRETARIATO: 1 }, { command: 'DONE' })).rejects.toThrow(/^Il comando è stato eseguito, ma/);
  expect(await contate()).toEqual([['anna', 'SEGRETARIATO', 11, 3, true]]);
  expect(await tutto.count('audit')).toBe(11);
});

test.each<['DONE' | 'REPEATED', number]>([
  ['DONE', 3],
  ['REPEATED', 2],
])(
  'the answer of a command that is %s and shows %d records is refused like a read, and tells that it is done',
  async (command, quante) => {
    await legge({ SEGRETARIATO: 9 });
    await expect(legge({ SEGRETARIATO: quante }, { command })).rejects.toThrow(/^Il comando è stato eseguito, ma/);
    expect(await contate()).toEqual([['anna', 'SEGRETARIATO', 9, 1, true]]);
    expect(await tutto.count('audit')).toBe(9);
  },
);

test('outside any Ambito nothing personal is there to count', async () => {
  await legge({ REGIONE: 20 }, { ambitoId: null });
  expect(await contate()).toEqual([]);
});
