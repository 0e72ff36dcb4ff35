// SPDX-License-Identifier: AGPL-3.0-or-later
import { createDataSource, type DataSource } from '@ambito/persistence';
import { A04, type Registry, startIstituito } from '../../testing.ts';

let registry: Registry;
beforeAll(async () => {
  registry = await startIstituito();
});
afterAll(() => registry.stop());

describe('the database by itself refuses', () => {
  test.each([
    [
      'a sede of a Comune that is not associated on each day',
      `INSERT INTO sede (id, ambito_id, codice_istat, denominazione, indirizzo, periodo) VALUES (gen_random_uuid(), '${A04}', '064071', 'Sede', 'Via', '[2000-01-01,2001-01-01)')`,
      'sede_di_comune_associato',
    ],
    [
      'a second membership of a Comune on one day',
      `INSERT INTO appartenenza (codice_istat, ambito_id, periodo) VALUES ('064071', '${A04}', '[2026-01-01,2026-01-02)')`,
      'appartenenza_un_ambito_per_volta',
    ],
    [
      'two Comuni that lead on one day',
      `INSERT INTO capofila (ambito_id, codice_istat, periodo) VALUES ('${A04}', '064071', '[2026-01-01,2026-01-02)')`,
      'capofila_uno_per_volta',
    ],
    [
      'a Comune that leads before it is associated',
      `INSERT INTO capofila (ambito_id, codice_istat, periodo) VALUES ('${A04}', '064008', '[2000-01-01,2001-01-01)')`,
      'capofila_associato',
    ],
  ])('%s', async (_nome, sql, constraint) => {
    await expect(registry.admin(sql)).rejects.toMatchObject({ constraint });
  });
});

describe('neither the service nor the owner of the tables changes the past (art. 1, art. 4 c. 2 b)', () => {
  let servizio: DataSource;
  beforeAll(async () => {
    const url = registry.database.urls.DATABASE_URL;
    servizio = createDataSource({ url, applicationName: 'prova', poolSize: 1, entities: [] });
    await servizio.initialize();
    await servizio.query(`SELECT set_config('ambito.adesso', '2026-11-24T09:00:00Z', false)`);
    await registry.admin(
      `WITH o AS (INSERT INTO operatore (id, ambito_id, account, nome, cognome, qualifica)
                  VALUES (uuidv7(), $1, 'altra-persona', 'Paola', 'Guerriero', 'COORDINATORE') RETURNING id)
       INSERT INTO nomina_coordinatore (id, ambito_id, operatore_id, periodo, atto) SELECT uuidv7(), $1, id, '[2026-01-01,2027-01-01)', 'decreto' FROM o`,
      [A04],
    );
  });
  afterAll(() => servizio.destroy());

  test.each([
    ['appartenenza', 'appartenenza_immutabile', '2026-11-25'],
    ['capofila', 'capofila_immutabile', '2026-11-24'],
    ['nomina_coordinatore', 'nomina_immutabile', '2026-11-25'],
  ])('%s: days that are over stay, and today stays where a command keeps it', async (tabella, constraint, fine) => {
    const finisce = (giorno: string) => `UPDATE ${tabella} SET periodo = daterange(lower(periodo), ${giorno})`;
    for (const giorno of ['lower(periodo) + 1', `'2026-01-02'`, `'${fine}'::date - 1`])
      for (const chi of [servizio, { query: registry.admin }])
        await expect(chi.query(finisce(giorno))).rejects.toMatchObject({ constraint });
    await servizio.query(`BEGIN`);
    // Not the capofila: its membership cannot end while it leads the Ambito.
    const uno = tabella === 'appartenenza' ? ` WHERE codice_istat = '064113'` : '';
    await servizio.query(`${finisce(`'${fine}'`)}${uno}`);
    await servizio.query('ROLLBACK');
  });

  test.each([
    ['appartenenza', 'appartenenza_immutabile', 'atto_ingresso'],
    ['capofila', 'capofila_immutabile', 'atto'],
    ['nomina_coordinatore', 'nomina_immutabile', 'atto'],
  ])(
    '%s: its first day and its act stay, its end does not move later, and the row is not deleted',
    async (tabella, constraint, atto) => {
      for (const sql of [
        `UPDATE ${tabella} SET periodo = daterange('2026-06-01', upper(periodo))`,
        `UPDATE ${tabella} SET periodo = daterange('2000-01-01', upper(periodo))`,
        ...(tabella === 'nomina_coordinatore'
          ? [`UPDATE ${tabella} SET periodo = daterange(lower(periodo), NULL)`]
          : []),
      ])
        for (const chi of [servizio, { query: registry.admin }])
          await expect(chi.query(sql)).rejects.toMatchObject({ constraint });
      for (const sql of [`UPDATE ${tabella} SET ${atto} = 'altro'`, `DELETE FROM ${tabella}`]) {
        // A nomination goes with an operator who was registered twice, a capofila to come when it is annulled, and in no other way.
        const mayDelete = tabella !== 'appartenenza' && sql.startsWith('DELETE');
        await expect(servizio.query(sql)).rejects.toMatchObject(mayDelete ? { constraint } : { code: '42501' });
        await expect(registry.admin(sql)).rejects.toMatchObject({ constraint });
      }
    },
  );
});

describe('reading the memberships of many Comuni', () => {
  test('costs as many statements as reading those of one', async () => {
    const costo = async (codici: string): Promise<number> => {
      const prima = await registry.statements();
      const { errors } = await registry.call(null, `{ ${codici} }`);
      expect(errors).toBeUndefined();
      return (await registry.statements()) - prima;
    };
    const chiede = (codice: string): string =>
      `c${codice}: comune(codiceIstat: "${codice}") { appartenenze { edges { node { dal ambito { codice convenzioni { edges { node { id } } } capofilaNelTempo { edges { node { dal } } } } } } } }`;
    const uno = await costo(chiede('064008'));
    expect(await costo(['064008', '064071', '064113'].map(chiede).join(' '))).toBe(uno);
  });
});
