// SPDX-License-Identifier: AGPL-3.0-or-later
import { correggiAMano } from '../correggi-a-mano.testing.ts';
import { percorsoDi, progetto } from '../percorso.testing.ts';
import * as prova from '../testing.ts';

const { A_TERMINE, ADESSO, ALTRO_ASSISTENTE, APERTA } = prova;
let adesso = ADESSO;
let casework: prova.Casework;
let percorso: ReturnType<typeof percorsoDi>;
beforeAll(async () => {
  casework = await prova.startCasework(() => adesso);
  percorso = percorsoDi(casework);
});
beforeEach(() => {
  adesso = ADESSO;
});
afterAll(() => casework.stop());

const dopo = (giorni: number): Date => new Date(ADESSO.getTime() + giorni * 86_400_000);
const mezzanotte = (giorno: string): Date => new Date(Date.parse(`${giorno}T00:00:00Z`) - 3_600_000);
const motivo = 'Scritto in ritardo';
const versioneDi = async (tabella: 'presa_in_carico' | 'progetto', id: string): Promise<number> =>
  (await casework.admin<{ versione: number }>(`SELECT versione FROM ${tabella} WHERE id = $1`, [id]))[0]!.versione;
const rettifica = async (presaInCaricoId: string, date: object) =>
  percorso.attempt('COORDINATORE', 'rettificaAssegnazione', {
    ...{ presaInCaricoId, versione: await versioneDi('presa_in_carico', presaInCaricoId), motivo, ...date },
  });
const rettificaRedazione = async (progettoId: string, redattoIl: string) =>
  percorso.attempt('ASSISTENTE_SOCIALE', 'rettificaRedazione', {
    ...{ progettoId, versione: await versioneDi('progetto', progettoId), motivo, redattoIl },
  });
const campi = (messaggio: string, campo: string) => ({
  ...{ code: 'BAD_USER_INPUT', campi: [{ percorso: ['input', campo], messaggio }] },
});
/** A case that was written on 10 December, ten days after its contatto took place and five after it was assigned. */
async function scrittoInRitardo(fino: 'assegnata' | 'inCarico' = 'assegnata'): Promise<string> {
  adesso = dopo(15);
  return percorso[fino]();
}

describe('the days on which a case was asked for and assigned (art. 2 c. 2)', () => {
  test('are corrected together: whoever was assigned answers from the right day, and what was said is kept', async () => {
    const id = await scrittoInRitardo();
    expect((await rettifica(id, { richiestaIl: '2026-11-24', assegnataIl: '2026-12-05' })).data).toMatchObject({
      rettificaAssegnazione: {
        ...{ versione: 3, richiestaIl: APERTA.toISOString(), assegnataIl: mezzanotte('2026-12-05').toISOString() },
        responsabilita: { edges: [{ node: { dalle: mezzanotte('2026-12-05').toISOString(), alle: null } }] },
      },
    });
    const [ultimo] = await casework.admin<{ dati: object }>(
      `SELECT evento -> 'dati' AS dati FROM outbox WHERE evento -> 'aggregato' ->> 'id' = $1 ORDER BY seq DESC LIMIT 1`,
      [id],
    );
    expect(ultimo?.dati).toMatchObject({ assegnataIl: mezzanotte('2026-12-05').toISOString() });
    const { data } = await casework.call<{
      presaInCarico: { erroriAnnullati: { edges: { node: { motivo: string; dati: object[] } }[] } };
    }>(
      'COORDINATORE',
      'query ($id: UUID!) { presaInCarico(id: $id) { erroriAnnullati { edges { node { motivo dati { campo valore } } } } } }',
      { id },
    );
    const [errore] = data!.presaInCarico.erroriAnnullati.edges;
    expect(errore!.node.motivo).toBe(motivo);
    expect(errore!.node.dati.map((dato) => (dato as { campo: string }).campo)).toEqual(
      expect.arrayContaining(['richiestaIl', 'assegnataIl', 'responsabilita.1.operatoreId']),
    );
  });

  test('are not before what precedes, nor after what follows, nor to come', async () => {
    const id = await scrittoInRitardo('inCarico');
    adesso = dopo(20);
    for (const [date, messaggio, campo] of [
      [
        { richiestaIl: '2026-11-23' },
        'Il contatto da cui è stata chiesta è avvenuto dopo, il 24 novembre 2026',
        'richiestaIl',
      ],
      [{ assegnataIl: '2026-12-09' }, 'Il caso è stato chiesto dopo, il 10 dicembre 2026', 'assegnataIl'],
      [{ richiestaIl: '2026-12-11' }, 'Il caso è stato assegnato prima, il 10 dicembre 2026', 'richiestaIl'],
      [
        { assegnataIl: '2026-12-11' },
        'Il caso era già assegnato: il 10 dicembre 2026 il caso è stato preso in carico',
        'assegnataIl',
      ],
      [{ assegnataIl: '2026-12-16' }, 'Il giorno non è ancora venuto', 'assegnataIl'],
    ] as const)
      expect((await rettifica(id, date)).errors?.[0]?.extensions).toMatchObject(campi(messaggio, campo));
    expect((await rettifica(id, {})).errors?.[0]?.extensions['code']).toBe('BAD_USER_INPUT');
  });

  test('the request is corrected before the assignment too, from its contatto on, with its area', async () => {
    adesso = dopo(15);
    const id = await percorso.richiesta();
    const richiesta = async (dati: object) =>
      percorso.attempt('COORDINATORE', 'rettificaRichiesta', {
        ...{ presaInCaricoId: id, versione: await versioneDi('presa_in_carico', id), motivo, ...dati },
      });
    for (const [giorno, messaggio] of [
      ['2026-11-23', 'Il contatto da cui è stata chiesta è avvenuto dopo, il 24 novembre 2026'],
      ['2026-12-11', 'Il giorno non è ancora venuto'],
    ] as const)
      expect((await richiesta({ richiestaIl: giorno })).errors?.[0]?.extensions).toMatchObject(
        campi(messaggio, 'richiestaIl'),
      );
    expect((await rettifica(id, { richiestaIl: '2026-12-01' })).errors?.[0]?.extensions).toMatchObject({
      articolo: 'art. 7 c. 1',
    });
    expect((await richiesta({ richiestaIl: '2026-12-01', area: 'DIS' })).data).toMatchObject({
      rettificaRichiesta: { versione: 2, area: 'DIS', richiestaIl: mezzanotte('2026-12-01').toISOString() },
    });
    const [evento] = await casework.admin<{ dati: object }>(
      `SELECT evento -> 'dati' AS dati FROM outbox WHERE evento -> 'aggregato' ->> 'id' = $1 ORDER BY seq DESC LIMIT 1`,
      [id],
    );
    expect(evento?.dati).toMatchObject({ area: 'DIS', richiestaIl: mezzanotte('2026-12-01').toISOString() });
    await percorso.command('COORDINATORE', 'nonAccogliPresaInCarico', {
      ...{ presaInCaricoId: id, versione: 2, motivo: 'Residente altrove' },
    });
    adesso = dopo(20);
    expect((await richiesta({ richiestaIl: '2026-12-11' })).errors?.[0]?.extensions).toMatchObject(
      campi('La richiesta non è stata accolta prima, il 10 dicembre 2026', 'richiestaIl'),
    );
    expect((await richiesta({ richiestaIl: '2026-12-02' })).errors).toBeUndefined();
  });

  test('not a day on which whoever was assigned had no incarico, or an urgency a later term', async () => {
    adesso = dopo(20);
    const id = await percorso.richiesta();
    await percorso.command('COORDINATORE', 'assegnaPresaInCarico', {
      ...{ presaInCaricoId: id, versione: 1, operatoreId: ALTRO_ASSISTENTE },
    });
    await casework.admin(
      `UPDATE anagrafe_operatore SET incarichi = jsonb_set(incarichi, '{0,dal}', '"2026-12-10"') WHERE id = $1`,
      [ALTRO_ASSISTENTE],
    );
    const prima = { richiestaIl: '2026-12-01' };
    expect((await rettifica(id, { ...prima, assegnataIl: '2026-12-09' })).errors?.[0]?.extensions).toMatchObject({
      articolo: 'art. 8 c. 1',
    });
    expect((await rettifica(id, { ...prima, assegnataIl: '2026-12-10' })).errors).toBeUndefined();
    const urgente = await percorso.richiesta();
    await percorso.command('COORDINATORE', 'assegnaInUrgenza', {
      ...{ presaInCaricoId: urgente, versione: 1, operatoreId: A_TERMINE },
      ...{ motivoUrgenza: 'Minore solo in casa', daRegolarizzareEntro: '2027-03-10' },
    });
    expect((await rettifica(urgente, { ...prima, assegnataIl: '2026-12-01' })).errors?.[0]?.message).toContain(
      'L’urgenza si regolarizza il 10 marzo 2027',
    );
  });

  test('are held by the database, whoever writes', async () => {
    const id = await scrittoInRitardo();
    for (const cosa of [`richiesta_il = '2026-11-20T12:00:00Z'`, `assegnata_il = assegnata_il + interval '2 days'`])
      await expect(correggiAMano(casework, 'presa_in_carico', id, cosa)).rejects.toMatchObject({
        constraint: 'presa_in_carico_date',
      });
  });
});

describe('what follows goes by the corrected days (art. 2 c. 3)', () => {
  test('presa in carico, suspension, draft, acceptance, verification and dismissal are each moved back to their own', async () => {
    const id = await scrittoInRitardo('inCarico');
    const bozza = await percorso.command<{ id: string } & Record<'verifiche' | 'obiettivi', { id: string }[]>>(
      'ASSISTENTE_SOCIALE',
      'redigiProgetto',
      progetto(id, 3),
    );
    const fa = (comando: string, input: object) =>
      percorso.command('ASSISTENTE_SOCIALE', comando, { motivo, ...input });
    await fa('accettaProgetto', { progettoId: bozza.id, versione: 1, parole: 'Va bene', motivo: undefined });
    expect((await rettificaRedazione(bozza.id, '2026-12-02')).errors?.[0]?.extensions).toMatchObject(
      campi('Il caso è stato preso in carico dopo, il 10 dicembre 2026', 'redattoIl'),
    );
    expect((await rettifica(id, { richiestaIl: '2026-11-25', assegnataIl: '2026-11-26' })).errors).toBeUndefined();
    await fa('rettificaPresaInCarico', { presaInCaricoId: id, versione: 4, attivataIl: '2026-11-28' });
    expect((await rettificaRedazione(bozza.id, '2026-12-02')).data).toMatchObject({
      rettificaRedazione: { redattoIl: mezzanotte('2026-12-02').toISOString() },
    });
    await fa('rettificaAccettazione', { progettoId: bozza.id, versione: 3, accettatoIl: '2026-12-03' });
    await fa('registraVerifica', {
      ...{
        progettoId: bozza.id,
        versione: 4,
        verificaId: bozza.verifiche[0]!.id,
        svoltaIl: '2026-12-04',
        motivo: undefined,
      },
      ...{ relazione: 'Procede', obiettivi: [{ obiettivoId: bozza.obiettivi[0]!.id, esito: 'RAGGIUNTO' }] },
    });
    await fa('dimetti', { presaInCaricoId: id, versione: 5, motivo: 'ALTRO', valutazione: 'Concluso' });
    await fa('rettificaDimissione', { presaInCaricoId: id, versione: 6, data: '2026-12-05' });
    const [scritto] = await casework.admin<object>(
      `SELECT (lower(periodo) AT TIME ZONE 'Europe/Rome')::date::text AS dal, (upper(periodo) AT TIME ZONE 'Europe/Rome')::date::text AS al
       FROM responsabilita WHERE presa_in_carico_id = $1`,
      [id],
    );
    expect(scritto).toEqual({ dal: '2026-11-26', al: '2026-12-05' });
  });
});

describe('the day on which a project was drafted (art. 2 c. 3 c)', () => {
  test('is corrected up to what was done with it, and the database holds it', async () => {
    const { progettoId } = await percorso.conProgettoDiIeri();
    expect((await rettificaRedazione(progettoId, '2026-11-26')).errors?.[0]?.extensions).toMatchObject(
      campi('Il giorno non è ancora venuto', 'redattoIl'),
    );
    expect((await rettificaRedazione(progettoId, '2026-11-24')).data).toMatchObject({
      rettificaRedazione: { versione: 2, redattoIl: APERTA.toISOString() },
    });
    await percorso.command('ASSISTENTE_SOCIALE', 'accettaProgetto', { progettoId, versione: 2, parole: 'Va bene' });
    adesso = dopo(1);
    expect((await rettificaRedazione(progettoId, '2026-11-26')).errors?.[0]?.extensions).toMatchObject(
      campi('Il progetto era già redatto: il 25 novembre 2026 è stato accettato', 'redattoIl'),
    );
    await expect(
      casework.admin(`UPDATE progetto SET redatto_il = redatto_il - interval '1 hour' WHERE id = $1`, [progettoId]),
    ).rejects.toMatchObject({ constraint: 'solo_rettificato' });
    for (const [cosa, constraint] of [
      [`redatto_il = '2026-11-20T12:00:00Z'`, 'progetto_dal_caso'],
      [`redatto_il = accettato_il + interval '1 day'`, 'progetto_tempi'],
    ] as const)
      await expect(correggiAMano(casework, 'progetto', progettoId, cosa)).rejects.toMatchObject({ constraint });
  });
});
