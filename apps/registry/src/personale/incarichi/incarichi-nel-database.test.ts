// SPDX-License-Identifier: AGPL-3.0-or-later
import { personaleDi } from '../../personale.testing.ts';
import { A04, type Registry, startIstituito } from '../../testing.ts';

const A05 = '0192a04a-0000-7000-8000-000000000a05';
let registry: Registry;
let personale: ReturnType<typeof personaleDi>;
let sede = '';
let altrui: { operatore: string; sede: string };
beforeAll(async () => {
  registry = await startIstituito();
  // Three Comuni of 10,000 residents: three assistenti sociali at least.
  await registry.admin('UPDATE popolazione SET residenti = 10000');
  personale = personaleDi(registry);
  sede = await personale.sede('064008');
  await registry.admin(`INSERT INTO ambito (id, codice, nome, regione) VALUES ($1, 'A05', 'Altro', '15')`, [A05]);
  await registry.admin(
    `INSERT INTO comune (codice_istat, nome, codice_catastale, sigla_provincia, regione) VALUES ('064005', 'Ariano Irpino', 'A399', 'AV', '15')`,
  );
  await registry.admin(
    `INSERT INTO appartenenza (codice_istat, ambito_id, periodo) VALUES ('064005', $1, '[2014-06-25,)')`,
    [A05],
  );
  const [operatore] = await registry.admin<{ id: string }>(
    `INSERT INTO operatore (id, ambito_id, nome, cognome, qualifica) VALUES (uuidv7(), $1, 'Altro', 'Altri', 'SEGRETARIATO') RETURNING id`,
    [A05],
  );
  const [altraSede] = await registry.admin<{ id: string }>(
    `INSERT INTO sede (id, ambito_id, codice_istat, denominazione, indirizzo, periodo)
     VALUES (uuidv7(), $1, '064005', 'Sede', 'Via Roma 1', '[2014-06-25,)') RETURNING id`,
    [A05],
  );
  altrui = { operatore: operatore!.id, sede: altraSede!.id };
});
afterAll(() => registry.stop());

const viola = (constraint: string) => expect.objectContaining({ constraint }) as unknown;

test('an incarico is deleted only when it was annulled, begun or not, and one that was annulled does not stay', async () => {
  const { id, incaricoId } = await personale.inServizio(sede);
  const elimina = () => registry.admin('DELETE FROM incarico WHERE operatore_id = $1', [id]);
  await expect(elimina()).rejects.toEqual(viola('solo_annullato'));
  await registry.admin(`UPDATE incarico SET periodo = '[2026-11-25,)' WHERE operatore_id = $1`, [id]);
  await expect(elimina()).rejects.toEqual(viola('solo_annullato'));
  await expect(
    registry.admin(
      `INSERT INTO annullamento (id, ambito_id, tipo, proprietario_id, dati, motivo, annullato_da, annullato_da_ruolo, annullato_il)
       VALUES ($1, $2, 'INCARICO', $3, '{}', 'prova', 'prova', 'COORDINATORE', now())`,
      [incaricoId, A04, id],
    ),
  ).rejects.toEqual(viola('annullamento_compiuto'));
});

describe('the database refuses a record that refers to another Ambito (art. 8 c. 1)', () => {
  test.each<[string, string, () => unknown[], string]>([
    [
      'an incarico in a sede of another Ambito',
      'UPDATE incarico SET sede_id = $2 WHERE operatore_id = $1',
      () => [altrui.sede],
      'incarico_in_sede_dell_ambito',
    ],
    [
      'an incarico of an operator of another Ambito',
      'UPDATE incarico SET ambito_id = $2 WHERE operatore_id = $1',
      () => [A05],
      'incarico_di_operatore_dell_ambito',
    ],
    [
      'an incarico for a Comune of another',
      `UPDATE incarico SET sede_id = NULL, codice_istat = $2 WHERE operatore_id = $1`,
      () => ['064005'],
      'incarico_in_comune_associato',
    ],
    [
      'an incarico for a Comune from before it was in',
      `UPDATE incarico SET sede_id = NULL, codice_istat = '064113', periodo = '[2014-01-01,)' WHERE operatore_id = $1 AND $2`,
      () => [true],
      'incarico_in_comune_associato',
    ],
    [
      'a substitute of another Ambito',
      `INSERT INTO assenza (id, ambito_id, operatore_id, sostituto_id, periodo) VALUES (uuidv7(), '${A04}', $1, $2, '[2026-12-01,2026-12-10)')`,
      () => [altrui.operatore],
      'assenza_sostituto_dell_ambito',
    ],
    [
      'an absence recorded in another Ambito',
      `INSERT INTO assenza (id, ambito_id, operatore_id, periodo) VALUES (uuidv7(), $2, $1, '[2026-12-01,2026-12-10)')`,
      () => [A05],
      'assenza_di_operatore_dell_ambito',
    ],
  ])('%s is refused', async (_nome, sql, extra, constraint) => {
    const { id } = await personale.inServizio(sede);
    await registry.admin(`UPDATE titolo_di_servizio SET periodo = '[2014-01-01,)' WHERE operatore_id = $1`, [id]);
    await expect(registry.admin(sql, [id, ...extra()])).rejects.toEqual(viola(constraint));
  });

  test.each([
    ['who is no assistente sociale', () => A04, 'mandato_ad_assistente_sociale'],
    ['of another Ambito', () => A05, 'mandato_a_un_operatore'],
  ])('a mandate to an operator %s is refused', async (_nome, ambito, constraint) => {
    const [{ id: atto }] = (await registry.admin<{ id: string }>(
      `INSERT INTO atto_di_mandato (id, ambito_id, codice_istat, numero, data, organo, periodo)
       VALUES (uuidv7(), $1, '064113', gen_random_uuid()::text, '2026-01-01', 'Giunta', '[2026-01-01,)') RETURNING id`,
      [A04],
    )) as [{ id: string }];
    const [segretario] = await registry.admin<{ id: string }>(
      `INSERT INTO operatore (id, ambito_id, nome, cognome, qualifica) VALUES (uuidv7(), $1, 'Rita', 'Verdi', 'SEGRETARIATO') RETURNING id`,
      [ambito()],
    );
    await expect(
      registry.admin('INSERT INTO atto_di_mandato_operatore (ambito_id, atto_id, operatore_id) VALUES ($1, $2, $3)', [
        A04,
        atto,
        segretario?.id,
      ]),
    ).rejects.toEqual(viola(constraint));
  });

  test('an incarico for a Comune does not last longer than its membership, whichever of the two is recorded first', async () => {
    for (let volta = 0; volta < 5; volta += 1) {
      const comune = `06490${volta}`;
      await registry.admin(
        `INSERT INTO comune (codice_istat, nome, codice_catastale, sigla_provincia, regione) VALUES ($1, $1, 'X' || right($1, 3), 'AV', '15')`,
        [comune],
      );
      await registry.admin(
        `INSERT INTO appartenenza (codice_istat, ambito_id, periodo) VALUES ($1, $2, '[2014-06-25,)')`,
        [comune, A04],
      );
      await registry.admin(
        `INSERT INTO popolazione (codice_istat, anno, residenti, fonte) VALUES ($1, 2021, 0, 'prova')`,
        [comune],
      );
      const { incaricoId } = await personale.inServizio(sede);
      const esiti = await Promise.allSettled([
        registry.admin('UPDATE incarico SET sede_id = NULL, codice_istat = $2 WHERE id = $1', [incaricoId, comune]),
        registry.admin(
          `UPDATE appartenenza SET periodo = daterange(lower(periodo), '2027-01-01') WHERE codice_istat = $1`,
          [comune],
        ),
      ]);
      expect(esiti.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    }
  });
});

describe('the database holds that an end below the minimum is confirmed (art. 4 c. 1)', () => {
  const quanti = async (): Promise<number> =>
    (
      await registry.admin<{ n: number }>(
        `SELECT sum(fte)::int AS n FROM incarico JOIN operatore o ON o.id = operatore_id
         WHERE qualifica = 'ASSISTENTE_SOCIALE' AND periodo * daterange(NULL, fine_richiesta, '[]') @> '2027-01-01'::date`,
      )
    )[0]!.n;
  /** Ends the incarichi with the year, except some. @returns the incarichi that stay */
  async function restano(n: number): Promise<string[]> {
    for (let i = await quanti(); i < n; i += 1) await personale.inServizio(sede);
    const righe = await registry.admin<{ id: string }>(
      `SELECT i.id FROM incarico i WHERE periodo * daterange(NULL, fine_richiesta, '[]') @> '2027-01-01'::date ORDER BY id`,
    );
    for (const { id } of righe.slice(n))
      await registry.admin(
        `UPDATE incarico SET fine_richiesta = '2026-12-31', fine_motivo = 'ALTRO', sotto_minimo = true,
           sotto_minimo_confermato_da = 'prova', sotto_minimo_confermato_il = now() WHERE id = $1`,
        [id],
      );
    return righe.slice(0, n).map(({ id }) => id);
  }

  test.each([
    ['asked for', `fine_richiesta = '2026-12-31'`],
    ['fixed', `periodo = daterange(lower(periodo), '2027-01-01')`],
    ['requested and flagged, but confirmed by nobody', `fine_richiesta = '2026-12-31', sotto_minimo = true`],
  ])('that is %s is refused without somebody’s confirmation', async (_nome, come) => {
    const [primo, secondo] = await restano(4);
    await registry.admin(`UPDATE incarico SET ${come} WHERE id = $1`, [primo]);
    await expect(registry.admin(`UPDATE incarico SET ${come} WHERE id = $1`, [secondo])).rejects.toEqual(
      viola('incarico_sotto_minimo_confermato'),
    );
    await registry.admin(
      `UPDATE incarico SET ${come.replace(', sotto_minimo = true', '')}, sotto_minimo = true, sotto_minimo_confermato_da = 'x', sotto_minimo_confermato_il = now() WHERE id = $1`,
      [secondo],
    );
  });

  test('of two ends at once, neither counts on the other incarico', async () => {
    const [primo, secondo] = await restano(4);
    const esiti = await Promise.allSettled(
      [primo, secondo].map((id) =>
        registry.admin(`UPDATE incarico SET fine_richiesta = '2026-12-31' WHERE id = $1`, [id]),
      ),
    );
    expect(esiti.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });

  test('an end needs no confirmation when an incarico with as much time follows', async () => {
    const [primo] = await restano(3);
    await registry.admin(
      `WITH chiuso AS (UPDATE incarico SET periodo = daterange(lower(periodo), '2027-01-01') WHERE id = $1 RETURNING *)
       INSERT INTO incarico (id, ambito_id, operatore_id, titolo_id, sede_id, periodo, fte, atto)
       SELECT uuidv7(), ambito_id, operatore_id, titolo_id, sede_id, '[2027-01-01,)', fte, 'atto' FROM chiuso`,
      [primo],
    );
    expect(await quanti()).toBe(3);
  });

  test('an end needs confirmation when residents are not known', async () => {
    const [primo] = await restano(5);
    const [popolazione] = await registry
      .admin<{ residenti: number }>(`DELETE FROM popolazione WHERE codice_istat = '064113' RETURNING residenti`)
      .then((righe) => righe.flat());
    expect(popolazione).toEqual({ residenti: 10_000 });
    await expect(
      registry.admin(`UPDATE incarico SET fine_richiesta = '2026-12-31' WHERE id = $1`, [primo]),
    ).rejects.toEqual(viola('incarico_sotto_minimo_confermato'));
    await registry.admin(
      `INSERT INTO popolazione (codice_istat, anno, residenti, fonte) VALUES ('064113', 2021, 10000, 'prova')`,
    );
  });

  test('a confirmation has both its author and its time, and is of an end below the minimum', async () => {
    const [primo] = await restano(3);
    for (const come of [
      `sotto_minimo = true, sotto_minimo_confermato_da = 'x'`,
      `sotto_minimo = false, sotto_minimo_confermato_da = 'x', sotto_minimo_confermato_il = now()`,
    ])
      await expect(registry.admin(`UPDATE incarico SET ${come} WHERE id = $1`, [primo])).rejects.toEqual(
        viola('incarico_conferma_intera'),
      );
  });
});
