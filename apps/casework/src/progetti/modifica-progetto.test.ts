// SPDX-License-Identifier: AGPL-3.0-or-later
import { startCasework, type Casework } from '../testing.ts';
import { impegniDi } from './impegni.testing.ts';

let casework: Casework;
let impegni: ReturnType<typeof impegniDi>;
beforeAll(async () => {
  casework = await startCasework();
  impegni = impegniDi(casework);
});
afterAll(() => casework.stop());

interface Modificato {
  versione: number;
  obiettivi: { id: string; descrizione: string }[];
  interventi: { id: string; costo: string; impegni: object[] }[];
  verifiche: { id: string; prevista: string }[];
}
const modifica = (progettoId: string, versione: number, dati: object) =>
  impegni.percorso.attempt('ASSISTENTE_SOCIALE', 'modificaProgetto', { progettoId, versione, ...dati });
const accetta = (progettoId: string, versione: number) =>
  impegni.percorso.attempt('ASSISTENTE_SOCIALE', 'accettaProgetto', { progettoId, versione, parole: 'Va bene' });

describe('a project in draft (art. 2 c. 3 c)', () => {
  test('is written again before it is accepted: each list that is given, and only that one', async () => {
    const [prima, poi] = [await impegni.linea(2026, '100.00'), await impegni.linea(2026, '50.00')];
    const { progettoId, obiettivoId } = await impegni.bozza([prima]);
    const intervento = { prestazione: 'A2.07', costo: '40.00', dal: '2026-12-01', al: '2026-12-10', lineaIds: [poi] };
    const { data } = await modifica(progettoId, 1, {
      interventi: [intervento],
      verifiche: ['2026-12-20', '2027-01-20'],
    });
    const modificato = (data as unknown as { modificaProgetto: Modificato }).modificaProgetto;
    expect(modificato).toMatchObject({
      versione: 2,
      obiettivi: [{ id: obiettivoId }],
      interventi: [{ costo: '40.00', impegni: [{ anno: 2026, impegnato: '0.00' }] }],
      verifiche: [{ prevista: '2026-12-20' }, { prevista: '2027-01-20' }],
    });
    expect((await accetta(progettoId, 2)).errors).toBeUndefined();
    expect([await impegni.impegnato(prima), await impegni.impegnato(poi)]).toEqual(['0.00', '40.00']);
  });

  test('is told as it is now, and has its objectives in their order', async () => {
    const { progettoId } = await impegni.percorso.conProgetto();
    const obiettivi = ['Casa', 'Lavoro'].map((descrizione) => ({ descrizione, indicatore: 'Contratto firmato' }));
    const { data } = await modifica(progettoId, 1, { obiettivi, interventi: [] });
    expect(data).toMatchObject({
      modificaProgetto: { obiettivi: [{ descrizione: 'Casa' }, { descrizione: 'Lavoro' }], interventi: [] },
    });
    const [evento] = await casework.admin<{ dati: { obiettivi: object[]; interventi: object[] } }>(
      `SELECT evento -> 'dati' AS dati FROM outbox WHERE evento -> 'aggregato' ->> 'id' = $1 ORDER BY seq DESC LIMIT 1`,
      [progettoId],
    );
    expect(evento!.dati.obiettivi).toHaveLength(2);
    expect(evento!.dati.interventi).toEqual([]);
  });

  test('is not accepted at the version before the change, nor changed once it is accepted', async () => {
    const { progettoId } = await impegni.percorso.conProgetto();
    expect((await modifica(progettoId, 1, { verifiche: ['2026-12-20'] })).errors).toBeUndefined();
    expect((await accetta(progettoId, 1)).errors?.[0]?.extensions).toMatchObject({ code: 'CONFLICT' });
    expect((await accetta(progettoId, 2)).errors).toBeUndefined();
    expect((await modifica(progettoId, 3, { verifiche: ['2026-12-21'] })).errors?.[0]).toMatchObject({
      message:
        'Il progetto non è più in bozza e non si modifica: se è stato accettato per errore, si annulla l’accettazione',
      extensions: { code: 'RULE_VIOLATION', articolo: 'art. 2 c. 3 c' },
    });
  });

  test('asks of its interventi what a new project asks', async () => {
    const { progettoId } = await impegni.percorso.conProgetto();
    const interventi = [{ prestazione: 'Z9.99', costo: '1.00', dal: '2026-12-01' }];
    expect((await modifica(progettoId, 1, { interventi })).errors?.[0]?.extensions).toMatchObject({
      code: 'BAD_USER_INPUT',
      campi: [{ percorso: ['input', 'interventi', '0', 'prestazione'] }],
    });
    expect((await modifica(progettoId, 1, { obiettivi: [] })).errors?.[0]?.extensions).toMatchObject({
      code: 'BAD_USER_INPUT',
    });
  });

  test('at once with its acceptance: one is written, the other has read an old version', async () => {
    const { progettoId } = await impegni.percorso.conProgetto();
    const esiti = await Promise.all([modifica(progettoId, 1, { verifiche: ['2026-12-20'] }), accetta(progettoId, 1)]);
    expect(esiti.map(({ errors }) => errors?.[0]?.extensions?.['code']).toSorted()).toEqual(['CONFLICT', undefined]);
  });

  test('alone loses something, in the database too', async () => {
    const quale = await impegni.attivo([await impegni.linea()]);
    for (const tabella of ['obiettivo', 'verifica', 'intervento'])
      await expect(
        casework.admin(`DELETE FROM ${tabella} WHERE progetto_id = $1`, [quale.progettoId]),
      ).rejects.toMatchObject({ constraint: 'progetto_modificato_in_bozza' });
    await expect(
      casework.admin('DELETE FROM impegno WHERE intervento_id = $1', [quale.interventoId]),
    ).rejects.toMatchObject({ constraint: 'progetto_modificato_in_bozza' });
  });

  test.each([
    `INSERT INTO obiettivo (ambito_id, id, progetto_id, ordine, descrizione, indicatore)
       SELECT ambito_id, gen_random_uuid(), id, 9, 'Altro', 'Altro' FROM progetto WHERE id = $1`,
    `INSERT INTO verifica (ambito_id, id, progetto_id, prevista)
       SELECT ambito_id, gen_random_uuid(), id, '2026-12-24' FROM progetto WHERE id = $1`,
    `INSERT INTO intervento (ambito_id, id, progetto_id, prestazione, costo, periodo)
       SELECT ambito_id, gen_random_uuid(), id, 'A2.07', 0, '[2026-12-01,)' FROM progetto WHERE id = $1`,
    `UPDATE obiettivo SET descrizione = 'Altro' WHERE progetto_id = $1`,
    `UPDATE verifica SET prevista = '2026-12-24' WHERE progetto_id = $1`,
    `UPDATE intervento SET costo = 0 WHERE progetto_id = $1`,
    `UPDATE impegno SET linea_id = gen_random_uuid() WHERE intervento_id = (SELECT id FROM intervento WHERE progetto_id = $1)`,
  ])('alone gets something or has it written again, in the database too: %s', async (comando) => {
    const { progettoId } = await impegni.attivo([await impegni.linea()]);
    await expect(casework.admin(comando, [progettoId])).rejects.toMatchObject({
      constraint: 'progetto_modificato_in_bozza',
    });
  });

  test('keeps when it was written again, in the database too', async () => {
    const { progettoId } = await impegni.bozza([await impegni.linea()]);
    for (const versione of [1, 2])
      await impegni.percorso.command('ASSISTENTE_SOCIALE', 'modificaProgetto', {
        ...{ progettoId, versione, verifiche: [`2026-12-2${versione}`] },
      });
    for (const modifiche of ["'{}'", 'modifiche[1:1]', 'array_append(modifiche[2:2], now())'])
      await expect(
        casework.admin(`UPDATE progetto SET modifiche = ${modifiche} WHERE id = $1`, [progettoId]),
      ).rejects.toMatchObject({ constraint: 'solo_rettificato' });
  });

  test('is where an objective would have to be moved to, and from', async () => {
    const [bozza, attivo] = [await impegni.percorso.conProgetto(), await impegni.percorso.attivo()];
    for (const [da, a] of [
      [bozza, attivo],
      [attivo, bozza],
    ] as const)
      await expect(
        casework.admin('UPDATE obiettivo SET progetto_id = $2 WHERE progetto_id = $1', [da.progettoId, a.progettoId]),
      ).rejects.toMatchObject({ constraint: 'progetto_modificato_in_bozza' });
  });
});
