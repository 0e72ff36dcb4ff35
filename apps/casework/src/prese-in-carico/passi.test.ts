// SPDX-License-Identifier: AGPL-3.0-or-later
import { percorsoDi } from '../percorso.testing.ts';
import { ASSISTENTE, startCasework, type Casework } from '../testing.ts';
import { casoFinito, haResponsabile, StatoPresaInCarico, TRANSIZIONI } from './stati.ts';

let casework: Casework;
let percorso: ReturnType<typeof percorsoDi>;
beforeAll(async () => {
  casework = await startCasework();
  percorso = percorsoDi(casework);
});
afterAll(() => casework.stop());

const STATI = Object.values(StatoPresaInCarico);
const statoDi = async (id: string): Promise<unknown> =>
  (await casework.admin<{ stato: string }>('SELECT stato FROM presa_in_carico WHERE id = $1', [id]))[0]?.stato;
const rifiuto = async (mutazione: 'sospendi' | 'riprendi' | 'trasferisci' | 'prendiInCarico', input: object) =>
  (await percorso.attempt('ASSISTENTE_SOCIALE', mutazione, input)).errors?.[0];

describe('the steps of a case (art. 2 c. 3)', () => {
  test('are the same in the service and in the database, for every pair of states', async () => {
    const coppie = STATI.flatMap((da) => STATI.map((a) => ({ da, a })));
    const ammesse = await casework.admin<{ da: string; a: string }>(
      'SELECT da, a FROM jsonb_to_recordset($1) AS t (da text, a text) WHERE passo_presa_in_carico(da, a)',
      [JSON.stringify(coppie)],
    );
    const inOrdine = (passi: readonly { da: string; a: string }[]): string[] =>
      passi.map(({ da, a }) => `${da} ${a}`).sort();
    expect(inOrdine(ammesse)).toEqual(inOrdine(STATI.flatMap((da) => TRANSIZIONI[da].map((a) => ({ da, a })))));
  });

  test.each([
    ['has somebody who answers for it', 'caso_con_responsabile', haResponsabile],
    ['is over', 'caso_finito', casoFinito],
  ])('in each state, the service and the database agree on whether a case %s', async (_che, funzione, vale) => {
    const nelDatabase = await casework.admin(`SELECT stato FROM unnest($1::text[]) AS stato WHERE ${funzione}(stato)`, [
      STATI,
    ]);
    expect(nelDatabase).toEqual(STATI.filter(vale).map((stato) => ({ stato })));
  });

  test('are held by the database: a step is never skipped, and a case begins with its request', async () => {
    const id = await percorso.richiesta();
    await expect(
      casework.admin(`UPDATE presa_in_carico SET stato = 'IN_CARICO' WHERE id = $1`, [id]),
    ).rejects.toMatchObject({ constraint: 'presa_in_carico_passi' });
    await expect(
      casework.admin(
        `INSERT INTO presa_in_carico (ambito_id, id, cartella_id, sede_id, area, natura_area, stato, richiesta_il)
         SELECT ambito_id, gen_random_uuid(), cartella_id, sede_id, area, natura_area, 'IN_VALUTAZIONE', richiesta_il
         FROM presa_in_carico WHERE id = $1`,
        [id],
      ),
    ).rejects.toMatchObject({ constraint: 'presa_in_carico_passi' });
  });
});

describe('suspending a case and taking it up again (art. 2 c. 3)', () => {
  test('keeps the case manager, and tells from when to when and why', async () => {
    const id = await percorso.inCarico();
    await percorso.command('ASSISTENTE_SOCIALE', 'sospendi', {
      ...{ presaInCaricoId: id, versione: 3, motivo: 'Ricovero in ospedale', previstaFinoAl: '2026-12-20' },
    });
    expect(await statoDi(id)).toBe('SOSPESA');
    expect(await rifiuto('prendiInCarico', { presaInCaricoId: id, versione: 4 })).toMatchObject({
      message: 'Il caso è sospeso: si riprende',
    });
    await percorso.command('ASSISTENTE_SOCIALE', 'riprendi', { presaInCaricoId: id, versione: 4 });
    expect(await statoDi(id)).toBe('IN_CARICO');
    const { data } = await casework.call(
      'ASSISTENTE_SOCIALE',
      `query ($id: UUID!) { presaInCarico(id: $id) { stato caseManager { id }
        sospensioni { edges { node { motivo dalle alle previstaFinoAl } } } } }`,
      { id },
    );
    expect(data).toMatchObject({
      presaInCarico: {
        stato: 'IN_CARICO',
        caseManager: { id: ASSISTENTE },
        sospensioni: {
          edges: [{ node: { motivo: 'Ricovero in ospedale', alle: expect.any(String), previstaFinoAl: '2026-12-20' } }],
        },
      },
    });
  });

  test('is refused for a case that is not in charge, for another assistente sociale, for a day that has passed', async () => {
    const assegnata = await percorso.assegnata();
    const motivo = { motivo: 'Ricovero' };
    expect(await rifiuto('sospendi', { presaInCaricoId: assegnata, versione: 2, ...motivo })).toMatchObject({
      message: 'Il caso è in valutazione e non può diventare sospeso. Può diventare in carico o non accolto',
      extensions: { code: 'RULE_VIOLATION', articolo: 'art. 2 c. 3' },
    });
    const id = await percorso.inCarico();
    const input = { presaInCaricoId: id, versione: 3, ...motivo };
    const altra = await percorso.attempt('ASSISTENTE_SOCIALE', 'sospendi', input, 'altra');
    expect(altra.errors?.[0]?.extensions['code']).toBe('NOT_FOUND');
    expect(await rifiuto('sospendi', { ...input, previstaFinoAl: '2026-11-24' })).toMatchObject({
      extensions: { campi: [{ percorso: ['input', 'previstaFinoAl'] }] },
    });
    expect(await rifiuto('riprendi', { presaInCaricoId: id, versione: 3 })).toMatchObject({
      extensions: { code: 'RULE_VIOLATION' },
    });
  });

  test('a suspended case is dismissed with its suspension ended', async () => {
    const id = await percorso.inCarico();
    await percorso.command('ASSISTENTE_SOCIALE', 'sospendi', { presaInCaricoId: id, versione: 3, motivo: 'Ricovero' });
    await percorso.command('ASSISTENTE_SOCIALE', 'dimetti', {
      ...{ presaInCaricoId: id, versione: 4, motivo: 'ALTRO', valutazione: 'Non torna a casa' },
    });
    expect(
      await casework.admin('SELECT upper_inf(periodo) AS dura FROM sospensione WHERE presa_in_carico_id = $1', [id]),
    ).toEqual([{ dura: false }]);
  });

  test('a case is suspended in the database only while a suspension of it runs', async () => {
    const id = await percorso.inCarico();
    await expect(
      casework.admin(`UPDATE presa_in_carico SET stato = 'SOSPESA' WHERE id = $1`, [id]),
    ).rejects.toMatchObject({ constraint: 'presa_in_carico_sospesa' });
    await percorso.command('ASSISTENTE_SOCIALE', 'sospendi', { presaInCaricoId: id, versione: 3, motivo: 'Ricovero' });
    await expect(casework.admin('DELETE FROM sospensione WHERE presa_in_carico_id = $1', [id])).rejects.toMatchObject({
      constraint: 'solo_annullato',
    });
  });
});

describe('the end of a case in the database (art. 2 c. 2)', () => {
  test('a case is not concluded without its dimissione, nor transferred without its trasferimento', async () => {
    const id = await percorso.inCarico();
    for (const stato of ['CONCLUSA', 'TRASFERITA'])
      await expect(
        casework.admin(
          `WITH finito AS (UPDATE presa_in_carico SET stato = $2, conclusa_il = now(), motivo = 'ALTRO' WHERE id = $1)
           UPDATE responsabilita SET periodo = tstzrange(lower(periodo), now()) WHERE presa_in_carico_id = $1`,
          [id, stato],
        ),
      ).rejects.toMatchObject({ constraint: 'presa_in_carico_esito' });
  });

  test('an open case has no dimissione, and an ended one keeps its own', async () => {
    const id = await percorso.inCarico();
    await expect(
      casework.admin(
        `INSERT INTO dimissione (ambito_id, id, presa_in_carico_id, da_stato, data, motivo, valutazione)
         SELECT ambito_id, gen_random_uuid(), id, stato, '2026-11-25', 'ALTRO', 'Non finita' FROM presa_in_carico WHERE id = $1`,
        [id],
      ),
    ).rejects.toMatchObject({ constraint: 'presa_in_carico_esito' });
    await percorso.command('ASSISTENTE_SOCIALE', 'dimetti', {
      ...{ presaInCaricoId: id, versione: 3, motivo: 'ALTRO', valutazione: 'Finita' },
    });
    await expect(casework.admin('DELETE FROM dimissione WHERE presa_in_carico_id = $1', [id])).rejects.toMatchObject({
      constraint: 'solo_annullato',
    });
  });
});

describe('transferring a case to another Ambito (art. 2 c. 2)', () => {
  const dati = { comune: '058091', relazione: 'La persona si è trasferita dalla figlia' };

  test('ends it here, with the project and the responsibility, and says where it goes', async () => {
    const { presaInCaricoId, progettoId } = await percorso.conProgetto();
    await percorso.command('ASSISTENTE_SOCIALE', 'trasferisci', { presaInCaricoId, versione: 3, ...dati });
    expect(await statoDi(presaInCaricoId)).toBe('TRASFERITA');
    expect(await casework.admin('SELECT stato FROM progetto WHERE id = $1', [progettoId])).toEqual([
      { stato: 'CONCLUSO' },
    ]);
    const { data } = await casework.call(
      'COORDINATORE',
      'query ($id: UUID!) { presaInCarico(id: $id) { stato motivo trasferimento { comune { codiceIstat } data } } }',
      { id: presaInCaricoId },
    );
    expect(data).toEqual({
      presaInCarico: {
        stato: 'TRASFERITA',
        motivo: 'Trasferimento ad altro Ambito',
        trasferimento: { comune: { codiceIstat: '058091' }, data: '2026-11-25' },
      },
    });
    expect(
      await casework.admin('SELECT 1 FROM responsabilita WHERE presa_in_carico_id = $1 AND upper_inf(periodo)', [
        presaInCaricoId,
      ]),
    ).toEqual([]);
  });

  test('is refused to a Comune of this Ambito, and to one that is not known', async () => {
    const presaInCaricoId = await percorso.inCarico();
    const verso = async (comune: string) =>
      (await rifiuto('trasferisci', { presaInCaricoId, versione: 3, ...dati, comune }))?.extensions;
    expect(await verso('064071')).toMatchObject({ code: 'RULE_VIOLATION', articolo: 'art. 2 c. 2' });
    expect(await verso('999999')).toMatchObject({ code: 'BAD_USER_INPUT' });
  });
});
