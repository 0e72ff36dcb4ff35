// SPDX-License-Identifier: AGPL-3.0-or-later
import { percorsoDi } from '../percorso.testing.ts';
import * as prova from '../testing.ts';

const { ADESSO, ALTRO_ASSISTENTE, ASSISTENTE, COORDINATORE, SENZA_INCARICO } = prova;

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
afterEach(() => casework.admin('UPDATE anagrafe_mandato SET dal = $1', ['2020-01-01']));
afterAll(() => casework.stop());

const dopo = (giorni: number): Date => new Date(ADESSO.getTime() + giorni * 86_400_000);
const motivo = 'Era un altro caso';
const eventi = (id: string) =>
  casework.admin<{ dati: Record<string, unknown> }>(
    `SELECT evento -> 'dati' AS dati FROM outbox WHERE evento -> 'aggregato' ->> 'id' = $1 ORDER BY seq DESC`,
    [id],
  );
const errori = async (id: string) =>
  (
    await casework.call<{ presaInCarico: { erroriAnnullati: { edges: { node: { dati: object[] } }[] } } }>(
      'COORDINATORE',
      `query ($id: UUID!) { presaInCarico(id: $id) { erroriAnnullati { edges { node {
        tipo motivo sostituitoDa annullatoDaRuolo dati { campo valore } } } } } }`,
      { id },
    )
  ).data!.presaInCarico.erroriAnnullati.edges.map(({ node }) => node);
/** A case assigned on 25 November and taken in charge ten days later, at version 3. */
async function inCarico(): Promise<string> {
  adesso = ADESSO;
  const presaInCaricoId = await percorso.assegnata();
  adesso = dopo(10);
  await percorso.command('ASSISTENTE_SOCIALE', 'prendiInCarico', { presaInCaricoId, versione: 2 });
  adesso = dopo(20);
  return presaInCaricoId;
}

describe('the day on which a case was taken in charge (art. 2 c. 3 a)', () => {
  const rettifica = (presaInCaricoId: string, dati: object, versione = 3) =>
    percorso.attempt('ASSISTENTE_SOCIALE', 'rettificaPresaInCarico', {
      ...{ presaInCaricoId, versione, motivo: 'Giorno sbagliato', ...dati },
    });

  test('is corrected: the case tells the right one, and keeps what it said', async () => {
    const id = await inCarico();
    expect((await rettifica(id, { attivataIl: '2026-12-01' })).data).toMatchObject({
      rettificaPresaInCarico: { versione: 4, stato: 'IN_CARICO', attivataIl: '2026-11-30T23:00:00.000Z' },
    });
    expect((await eventi(id))[0]!.dati).toMatchObject({ attivataIl: '2026-11-30T23:00:00.000Z' });
    const [errore] = await errori(id);
    expect(errore).toMatchObject({
      ...{ tipo: 'PRESA_IN_CARICO', motivo: 'Giorno sbagliato', sostituitoDa: id },
      ...{ annullatoDaRuolo: 'ASSISTENTE_SOCIALE' },
    });
    expect(errore!.dati).toContainEqual({ campo: 'attivataIl', valore: '2026-12-05T12:00:00+00:00' });
  });

  test('not before the assignment, after what was done, to come, or without the mandate that it needed', async () => {
    const id = await inCarico();
    await percorso.command('ASSISTENTE_SOCIALE', 'sospendi', { presaInCaricoId: id, versione: 3, motivo: 'Ricovero' });
    adesso = dopo(30);
    for (const [giorno, parole] of [
      ['2026-11-24', 'Il caso è stato assegnato dopo, il 25 novembre 2026'],
      ['2026-12-16', 'Il caso era già in carico: il 15 dicembre 2026 comincia una sospensione'],
      ['2026-12-26', 'Il giorno non è ancora venuto'],
      ['2026-12-05', "Non cambia niente: indica che cosa era sbagliato, e com'era"],
    ])
      expect((await rettifica(id, { attivataIl: giorno }, 4)).errors?.[0]?.extensions).toMatchObject({
        ...{ code: 'BAD_USER_INPUT', campi: [{ messaggio: parole }] },
      });
    await casework.admin('UPDATE anagrafe_mandato SET dal = $1', ['2026-12-03']);
    expect((await rettifica(id, { attivataIl: '2026-12-02' }, 4)).errors?.[0]?.extensions).toMatchObject({
      ...{ code: 'RULE_VIOLATION', articolo: 'art. 2 c. 3' },
    });
    expect((await rettifica(id, { attivataIl: '2026-12-04' }, 4)).errors).toBeUndefined();
  });

  test('not of a case that is still assessed; of one that has ended, by whoever answered for it', async () => {
    const valutato = await percorso.assegnata();
    expect((await rettifica(valutato, { attivataIl: '2026-11-25' }, 2)).errors?.[0]?.extensions).toMatchObject({
      campi: [{ percorso: ['input', 'attivataIl'], messaggio: expect.stringContaining('ancora in valutazione') }],
    });
    const id = await inCarico();
    await percorso.command('ASSISTENTE_SOCIALE', 'dimetti', {
      ...{ presaInCaricoId: id, versione: 3, motivo: 'ALTRO', valutazione: 'Concluso' },
    });
    expect((await rettifica(id, { attivataIl: '2026-12-01' }, 4)).data).toMatchObject({
      rettificaPresaInCarico: { stato: 'CONCLUSA', attivataIl: '2026-11-30T23:00:00.000Z' },
    });
  });

  test('the area that was asked for is corrected too, and the project of the case tells it', async () => {
    const { presaInCaricoId, progettoId } = await percorso.conProgetto();
    expect((await rettifica(presaInCaricoId, { area: 'DIS' })).data).toMatchObject({
      rettificaPresaInCarico: { area: 'DIS' },
    });
    for (const id of [presaInCaricoId, progettoId]) expect((await eventi(id))[0]!.dati).toMatchObject({ area: 'DIS' });
  });

  test('nothing of it is written again in the database', async () => {
    const id = await inCarico();
    for (const riscrive of [
      `attivata_il = attivata_il + interval '1 day'`,
      'attivata_il = NULL',
      'assegnata_il = attivata_il',
      `area = 'POV'`,
    ])
      await expect(casework.admin(`UPDATE presa_in_carico SET ${riscrive} WHERE id = $1`, [id])).rejects.toMatchObject({
        constraint: 'solo_rettificato',
      });
  });
});

describe('a step of a case that was a mistake (art. 2 c. 3)', () => {
  const annulla = (comando: 'annullaPresaInCarico' | 'annullaAssegnazione', id: string, versione: number) =>
    percorso.attempt(comando === 'annullaAssegnazione' ? 'COORDINATORE' : 'ASSISTENTE_SOCIALE', comando, {
      ...{ presaInCaricoId: id, versione, motivo },
    });

  test('a case that was not taken in charge is assessed again, and may be taken in charge on another day', async () => {
    const id = await inCarico();
    expect((await annulla('annullaPresaInCarico', id, 3)).data).toMatchObject({
      annullaPresaInCarico: {
        id,
        versione: 4,
        stato: 'IN_VALUTAZIONE',
        attivataIl: null,
        caseManager: { id: ASSISTENTE },
      },
    });
    const [{ dati } = { dati: {} }] = await eventi(id);
    expect(dati).toMatchObject({ stato: 'IN_VALUTAZIONE' });
    expect(dati).not.toHaveProperty('attivataIl');
    await percorso.command('ASSISTENTE_SOCIALE', 'prendiInCarico', { presaInCaricoId: id, versione: 4 });
    expect((await errori(id)).map((errore) => ({ ...errore, dati: [] }))).toEqual([
      { tipo: 'PRESA_IN_CARICO', motivo, sostituitoDa: id, annullatoDaRuolo: 'ASSISTENTE_SOCIALE', dati: [] },
    ]);
  });

  test('an assignment to the wrong person is taken back: they see the case no more, and it may be assigned again', async () => {
    adesso = ADESSO;
    const id = await percorso.richiesta();
    const assegna = (operatoreId: string, versione: number) =>
      percorso.command('COORDINATORE', 'assegnaPresaInCarico', { presaInCaricoId: id, versione, operatoreId });
    await assegna(ALTRO_ASSISTENTE, 1);
    const letto = async (sub?: string) =>
      (
        await casework.call<{ presaInCarico: object | null }>(
          'ASSISTENTE_SOCIALE',
          'query ($id: UUID!) { presaInCarico(id: $id) { id } }',
          { id },
          sub,
        )
      ).data?.presaInCarico;
    expect(await letto('altra')).toEqual({ id });
    expect((await annulla('annullaAssegnazione', id, 2)).data).toMatchObject({
      annullaAssegnazione: { id, versione: 3, stato: 'RICHIESTA', assegnataIl: null, caseManager: null },
    });
    expect(await letto('altra')).toBeNull();
    const [{ dati } = { dati: {} }] = await eventi(id);
    expect(dati).toMatchObject({ stato: 'RICHIESTA' });
    for (const campo of ['assegnataIl', 'caseManagerId']) expect(dati).not.toHaveProperty(campo);
    expect((await errori(id))[0]!.dati).toContainEqual({
      ...{ campo: 'responsabilita.1.operatoreId', valore: ALTRO_ASSISTENTE },
    });
    await assegna(ASSISTENTE, 3);
    expect(await letto()).toEqual({ id });
  });

  test('is not taken back once the case went on: what is in the way is named', async () => {
    const { presaInCaricoId } = await percorso.conProgetto();
    expect((await annulla('annullaPresaInCarico', presaInCaricoId, 3)).errors?.[0]).toMatchObject({
      message: 'Il caso è andato avanti e non torna indietro: ne è già stato redatto il progetto',
      extensions: { code: 'RULE_VIOLATION', articolo: 'art. 2 c. 3' },
    });
    const id = await inCarico();
    expect((await annulla('annullaAssegnazione', id, 3)).errors?.[0]?.message).toBe(
      'Il caso è in carico: si annulla l’assegnazione di un caso in valutazione',
    );
    await expect(
      casework.admin(`UPDATE presa_in_carico SET stato = 'IN_VALUTAZIONE', attivata_il = NULL WHERE id = $1`, [id]),
    ).rejects.toMatchObject({ constraint: expect.stringMatching(/presa_in_carico_passi|solo_rettificato/) });
  });
});

describe('an urgency that was written wrongly (art. 2 c. 4)', () => {
  async function urgente(): Promise<string> {
    const presaInCaricoId = await percorso.richiesta();
    await percorso.command('COORDINATORE', 'assegnaInUrgenza', {
      ...{ presaInCaricoId, versione: 1, motivoUrgenza: 'Minore solo', daRegolarizzareEntro: '2026-12-01' },
    });
    return presaInCaricoId;
  }
  const rettifica = (presaInCaricoId: string, versione: number, dati: object) =>
    percorso.attempt('COORDINATORE', 'rettificaUrgenza', {
      presaInCaricoId,
      versione,
      motivo: 'Scritto male',
      ...dati,
    });

  test('has the right reason and term, within the days that it has, and keeps the wrong ones', async () => {
    const id = await urgente();
    expect(
      (await rettifica(id, 2, { daRegolarizzareEntro: '2026-12-10', motivoUrgenza: 'Donna sola' })).data,
    ).toMatchObject({
      rettificaUrgenza: { urgenza: { motivo: 'Donna sola', daRegolarizzareEntro: '2026-12-10' } },
    });
    for (const [giorno, parole] of [
      ['2026-11-24', 'Il caso è assegnato il 25 novembre 2026: indica un giorno da quello in poi'],
      ['2027-02-24', 'Sono più di 90 giorni dall’assegnazione: indica un giorno fino al 23 febbraio 2027'],
    ])
      expect((await rettifica(id, 3, { daRegolarizzareEntro: giorno })).errors?.[0]?.extensions).toMatchObject({
        campi: [{ percorso: ['input', 'daRegolarizzareEntro'], messaggio: parole }],
      });
    expect((await errori(id))[0]!.dati).toEqual(
      expect.arrayContaining([
        { campo: 'urgenzaMotivo', valore: 'Minore solo' },
        { campo: 'responsabilita.1.operatoreId', valore: COORDINATORE },
      ]),
    );
  });

  test('is one of a case that was opened in urgency', async () => {
    const id = await percorso.assegnata();
    expect((await rettifica(id, 2, { motivoUrgenza: 'Donna sola' })).errors?.[0]).toMatchObject({
      message: 'Il caso non è stato aperto in urgenza',
      extensions: { code: 'RULE_VIOLATION', articolo: 'art. 2 c. 4' },
    });
  });
});

test('whoever annulled something is who had the account then, also when it passes to another one', async () => {
  const id = await percorso.assegnata();
  await percorso.command('COORDINATORE', 'annullaAssegnazione', { presaInCaricoId: id, versione: 2, motivo });
  const accountA = (chi: string) =>
    casework.admin(
      `UPDATE anagrafe_operatore SET account = CASE WHEN id = $1 THEN 'prova-COORDINATORE' ELSE 'altro' END
       WHERE id = ANY ($2::uuid[])`,
      [chi, [COORDINATORE, SENZA_INCARICO]],
    );
  await accountA(SENZA_INCARICO);
  const { data } = await casework.call<{
    presaInCarico: { erroriAnnullati: { edges: { node: { annullatoDa: object } }[] } };
  }>(
    'COORDINATORE',
    'query ($id: UUID!) { presaInCarico(id: $id) { erroriAnnullati { edges { node { annullatoDa { id } } } } } }',
    { id },
  );
  await accountA(COORDINATORE);
  expect(data?.presaInCarico.erroriAnnullati.edges[0]?.node.annullatoDa).toEqual({ id: COORDINATORE });
});
