// SPDX-License-Identifier: AGPL-3.0-or-later
import { createDataSource, type DataSource } from '@ambito/persistence';
import { A04 } from '../../testing.ts';
import { articolo, COMUNI, startRegolamento } from './regolamento.testing.ts';

let harness: Awaited<ReturnType<typeof startRegolamento>>;
beforeAll(async () => {
  harness = await startRegolamento();
});
beforeEach(() => harness.daCapo());
afterAll(() => harness.registry.stop());

describe('in the database, without the service', () => {
  let servizio: DataSource;
  let proposta: string;
  beforeEach(async () => {
    await harness.adotta();
    proposta = await harness.apriId([articolo('2', 'Nuove funzioni')]);
    await harness.vota(proposta, COMUNI[0]);
    servizio = createDataSource({
      url: harness.registry.database.urls.DATABASE_URL,
      applicationName: 'prova',
      poolSize: 2,
      entities: [],
    });
    await servizio.initialize();
  });
  afterEach(() => servizio.destroy());

  const VOTO = `INSERT INTO voto (proposta_id, ambito_id, codice_istat, favorevole, atto, espresso_il, attore) VALUES ($1, $2,`;
  const APPROVA = `UPDATE proposta_di_modifica SET stato = 'APPROVATA', chiusa_il = '2026-03-02T10:00:00Z' WHERE id = $1 AND ambito_id = $2`;

  test.each([
    ['approved without every vote', APPROVA, 'proposta_con_la_sua_versione'],
    ['rejected without a vote against', APPROVA.replace('APPROVATA', 'RESPINTA'), 'proposta_un_contrario_la_chiude'],
    [
      'open with a vote against',
      `${VOTO} '064071', false, 'x', '2026-03-02T10:00:00Z', 'x')`,
      'proposta_un_contrario_la_chiude',
    ],
    ['voted twice', `${VOTO} '064008', true, 'x', '2026-03-02T10:00:00Z', 'x')`, 'voto_uno_per_comune'],
    [
      'voted on a day before the Comune was a member',
      `${VOTO} '064071', true, 'x', '2001-03-02T10:00:00Z', 'x')`,
      'voto_di_comune_associato',
    ],
  ])('a proposal is not %s', async (_nome, sql, constraint) => {
    await expect(servizio.query(sql, [proposta, A04])).rejects.toMatchObject({ constraint });
  });

  test('an article is not added to a text on which somebody has voted', async () => {
    await expect(
      servizio.query(
        `INSERT INTO articolo_proposto (proposta_id, ambito_id, numero, rubrica, testo) VALUES ($1, $2, '10', 'x', 'altro')`,
        [proposta, A04],
      ),
    ).rejects.toMatchObject({ constraint: 'proposta_immutabile' });
  });

  test.each([
    ['without every vote', async () => undefined],
    ['of an Ambito without Comuni', () => harness.senzaComuni()],
  ])('a proposal is not approved with a version but %s', async (_nome, prima) => {
    await prima();
    const runner = servizio.createQueryRunner();
    await runner.startTransaction();
    await runner.query(APPROVA, [proposta, A04]);
    await runner.query(`UPDATE versione_regolamento SET periodo = periodo * daterange(NULL, '2026-03-02')`);
    await runner.query(
      `INSERT INTO versione_regolamento (id, ambito_id, numero, approvata_il, periodo, origine, atto, articoli, proposta_id, registrata_il)
       VALUES (uuidv7(), $2, 2, '2026-03-02', '[2026-03-02,)', 'MODIFICA', 'x', '[{}]', $1, now())`,
      [proposta, A04],
    );
    await expect(runner.commitTransaction()).rejects.toMatchObject({ constraint: 'proposta_unanimita' });
    await runner.release();
  });

  test.each([
    ['a changed vote', `UPDATE voto SET favorevole = false`, 'voto_immutabile'],
    ['a deleted vote', `DELETE FROM voto`, 'voto_immutabile'],
    ['the title of a proposal', `UPDATE proposta_di_modifica SET titolo = 'altro'`, 'proposta_immutabile'],
    ['the text of a proposed article', `UPDATE articolo_proposto SET testo = 'altro'`, 'proposta_immutabile'],
    ['a deleted proposed article', `DELETE FROM articolo_proposto`, 'proposta_immutabile'],
    ['a text in force', `UPDATE versione_regolamento SET articoli = '[{}]'`, 'versione_regolamento_immutabile'],
    ['a deleted version', `DELETE FROM versione_regolamento`, 'versione_regolamento_immutabile'],
    [
      'a gap',
      `UPDATE versione_regolamento SET periodo = daterange('2015-03-02', '2020-01-01')`,
      'versione_regolamento_senza_vuoti',
    ],
  ])('%s does not change, not even for its owner', async (_nome, sql, constraint) => {
    await expect(harness.registry.admin(sql)).rejects.toMatchObject({ constraint });
  });
});
