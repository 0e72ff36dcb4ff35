// SPDX-License-Identifier: AGPL-3.0-or-later
import { createDataSource, type DataSource } from '@ambito/persistence';
import { festivitaNazionali } from '@ambito/orari';
import { operazioniDi } from '../../operazioni.testing.ts';
import { type Registry, startIstituito } from '../../testing.ts';

/** A Tuesday. */
const OGGI = '2026-11-24';

let registry: Registry;
let servizio: DataSource;
const { attempt, command, apriSede } = operazioniDi(() => registry);
let avellino: string;
let petruro: string;
let tufo: string;
beforeAll(async () => {
  // Ten past midnight in Rome, still the day before in UTC.
  registry = await startIstituito(new Date('2026-11-23T23:10:00Z'));
  const url = new URL(registry.database.urls.DATABASE_URL);
  url.searchParams.set('options', '-c ambito.adesso=2026-11-23T23:10:00Z');
  servizio = createDataSource({
    url: url.href,
    applicationName: 'prova',
    poolSize: 4,
    entities: [],
  });
  await servizio.initialize();
  avellino = await apriSede('064008');
  [petruro, tufo] = [await senzaOrari('064071'), await senzaOrari('064113')];
});
afterAll(async () => {
  await servizio.destroy();
  await registry.stop();
});

const senzaOrari = async (codiceIstat: string): Promise<string> =>
  (await command('individuaSede', { codiceIstat, denominazione: 'Sede', indirizzo: 'Via 1', attivaDal: '2020-01-01' }))
    .id;
const versione = async (sedeId: string): Promise<number> =>
  (await registry.admin<{ versione: number }>('SELECT versione FROM sede WHERE id = $1', [sedeId]))[0]!.versione;
const imposta = async (sedeId: string, validoDal: string, giorno = 2) =>
  attempt('impostaOrari', {
    sedeId,
    versione: await versione(sedeId),
    validoDal,
    fasce: [{ giorno, dalle: '09:00', alle: '13:00' }],
  });
const aperta = async (istante: string): Promise<boolean> =>
  (
    await registry.call<{ sede: { aperta: boolean } }>(
      null,
      `query ($id: UUID!) { sede(id: $id) { aperta: apertaAlle(istante: "${istante}") } }`,
      { id: avellino },
    )
  ).data!.sede.aperta;

describe('hours of past days (art. 6 c. 2)', () => {
  test('stay as they were: new hours begin today or later', async () => {
    expect(await aperta('2026-11-23T09:30:00Z')).toBe(true);
    expect((await imposta(avellino, '2026-11-23')).errore).toMatchObject({
      code: 'BAD_USER_INPUT',
      campi: [{ percorso: ['input', 'validoDal'] }],
    });
    expect((await imposta(avellino, OGGI)).errore).toBeUndefined();
    expect(await aperta('2026-11-23T09:30:00Z')).toBe(true);
    expect(await aperta('2026-11-24T11:30:00Z')).toBe(true);
    // The hours of today may still be corrected.
    expect((await imposta(avellino, OGGI, 3)).errore).toBeUndefined();
    expect(await aperta('2026-11-24T11:30:00Z')).toBe(false);
  });

  test('are recorded once for a sede without hours, from any day on which it was active', async () => {
    expect((await imposta(petruro, '2027-01-04')).errore).toBeUndefined();
    expect((await imposta(petruro, '2019-12-31')).errore?.articolo).toBe('art. 5 c. 3');
    expect((await imposta(petruro, '2021-03-01')).errore).toBeUndefined();
    expect((await imposta(petruro, '2021-03-01', 3)).errore?.code).toBe('BAD_USER_INPUT');
    expect((await imposta(petruro, '2020-03-01')).errore?.code).toBe('BAD_USER_INPUT');
  });

  /** Writes with the rights of the service at that instant, without its rules. */
  const alle = async (adesso: string | null, ...istruzioni: readonly string[]): Promise<void> => {
    await servizio.transaction(async (manager) => {
      if (adesso !== null) await manager.query(`SELECT set_config('ambito.adesso', $1, true)`, [adesso]);
      for (const sql of istruzioni) await manager.query(sql);
    });
  };
  const MATTINA = `${OGGI}T08:00:00Z`;
  const write = (sede: string, validita: string, giorno = 4) =>
    `INSERT INTO orario (sede_id, giorno, fascia, validita) VALUES ('${sede}', ${String(giorno)}, '[540,780)', '${validita}')`;

  test.each<[string, string | null, () => string]>([
    ['deleted', MATTINA, () => `DELETE FROM orario WHERE sede_id = '${petruro}'`],
    ['deleted without a day of the service', null, () => `DELETE FROM orario WHERE sede_id = '${petruro}'`],
    [
      'ended before today',
      MATTINA,
      () => `UPDATE orario SET validita = daterange(lower(validita), '2026-11-23') WHERE sede_id = '${petruro}'`,
    ],
    [
      'begun on another day',
      MATTINA,
      () => `UPDATE orario SET validita = daterange('2021-02-28', upper(validita)) WHERE sede_id = '${petruro}'`,
    ],
    ['joined by others', MATTINA, () => write(petruro, '[2026-11-23,)')],
    ['preceded by others', MATTINA, () => write(petruro, '[2020-02-03,2020-03-02)')],
  ])('are not %s, past the service', async (_nome, adesso, sql) => {
    await expect(alle(adesso, sql())).rejects.toMatchObject({ constraint: 'orario_passato' });
  });

  test('may end yesterday, and the hours of today may be deleted, also by SQL', async () => {
    const finisci = `UPDATE orario SET validita = daterange(lower(validita), '${OGGI}') WHERE sede_id = '${petruro}' AND upper_inf(validita)`;
    await alle(MATTINA, finisci, write(petruro, `[${OGGI},)`));
    await alle(MATTINA, `DELETE FROM orario WHERE sede_id = '${petruro}' AND lower(validita) = '${OGGI}'`);
    // A day later those hours are of the past.
    await alle(MATTINA, write(petruro, `[${OGGI},)`));
    await expect(
      alle('2026-11-25T08:00:00Z', `DELETE FROM orario WHERE sede_id = '${petruro}' AND lower(validita) = '${OGGI}'`),
    ).rejects.toMatchObject({ constraint: 'orario_passato' });
  });

  test('can be changed by the service only in their last day', async () => {
    await expect(servizio.query(`UPDATE orario SET fascia = '[540,780)'`)).rejects.toMatchObject({ code: '42501' });
  });

  test('are recorded once when four requests come at once', async () => {
    const esiti = await Promise.allSettled(
      [1, 2, 3, 4].map((giorno) => alle(MATTINA, write(tufo, '[2022-01-01,)', giorno))),
    );
    expect(esiti.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    for (const esito of esiti.filter(({ status }) => status === 'rejected'))
      expect((esito as PromiseRejectedResult).reason).toMatchObject({ constraint: 'orario_passato' });
  });
});

describe('the weekly minimum in the database (art. 5 c. 4)', () => {
  const DAL = '2027-01-04';
  const fissa = (dal: string, valore: number) =>
    registry.admin(
      `INSERT INTO valore_soglia VALUES ('ORE_SETTIMANALI_SEDE', $1, $2, 'prova', '2026-11-24T08:00:00Z')`,
      [dal, valore],
    );
  const write = (validita: string, minuti: number) =>
    servizio.query(
      `INSERT INTO orario (sede_id, giorno, fascia, validita) VALUES ($1, 5, int4range(540, 540 + $2), $3)`,
      [sede, minuti, validita],
    );
  let sede: string;
  beforeAll(async () => {
    await command('cessaSede', { sedeId: tufo, versione: await versione(tufo), al: '2026-11-24' });
    sede = (
      await command('individuaSede', {
        codiceIstat: '064113',
        denominazione: 'Sede',
        indirizzo: 'Via 1',
        attivaDal: '2026-11-25',
      })
    ).id;
    await write('[2026-11-30,)', 240);
    await fissa(DAL, 6);
  });

  test.each<[string, string, number, boolean]>([
    ['are too few before it rises', '[2026-11-25,2026-11-30)', 239, false],
    ['end the day before it rises', '[2026-11-25,2026-11-30)', 240, true],
  ])('hours that %s: %s, %i minutes, admitted: %s', async (_nome, validita, minuti, ammessi) => {
    const esito = write(validita, minuti);
    if (ammessi) await expect(esito).resolves.toBeDefined();
    else await expect(esito).rejects.toMatchObject({ constraint: 'orario_ore_minime' });
  });

  test('leaves the hours in force as they are when it rises, and holds for later hours', async () => {
    await servizio.query(
      `UPDATE orario SET validita = daterange(lower(validita), '2027-03-01') WHERE sede_id = $1 AND upper_inf(validita)`,
      [sede],
    );
    await expect(write('[2027-03-01,)', 359)).rejects.toMatchObject({ constraint: 'orario_ore_minime' });
    await write('[2027-03-01,)', 360);
    // To keep too few hours for longer is decided now, so the new minimum holds.
    await expect(
      servizio.transaction(async (manager) => {
        await manager.query(`DELETE FROM orario WHERE sede_id = $1 AND lower(validita) = '2027-03-01'`, [sede]);
        await manager.query(
          `UPDATE orario SET validita = daterange(lower(validita), NULL) WHERE sede_id = $1 AND upper(validita) = '2027-03-01'`,
          [sede],
        );
      }),
    ).rejects.toMatchObject({ constraint: 'orario_ore_minime' });
  });
});

test('the database knows the holidays that libs/orari knows, for every day of a century', async () => {
  const nelDatabase = await registry.admin<{ giorno: string }>(
    `SELECT giorno::date::text AS giorno FROM generate_series('2014-01-01', '2113-12-31', interval '1 day') AS giorno
     WHERE festivita_nazionale(giorno::date)`,
  );
  const attese = Array.from({ length: 100 }, (_, indice) => festivitaNazionali(2014 + indice)).flat();
  expect(nelDatabase.map(({ giorno }) => giorno)).toEqual([...new Set(attese.map(({ giorno }) => giorno))]);
});
