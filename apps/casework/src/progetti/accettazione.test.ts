// SPDX-License-Identifier: AGPL-3.0-or-later
import { correggiAMano } from '../correggi-a-mano.testing.ts';
import { ADESSO, startCasework, type Casework } from '../testing.ts';
import { impegniDi, type Quale } from './impegni.testing.ts';

let adesso = ADESSO;
let casework: Casework;
let impegni: ReturnType<typeof impegniDi>;
beforeAll(async () => {
  casework = await startCasework(() => adesso);
  impegni = impegniDi(casework);
});
beforeEach(() => {
  adesso = ADESSO;
});
afterAll(() => casework.stop());

const dopo = (giorni: number): Date => new Date(ADESSO.getTime() + giorni * 86_400_000);
const motivo = 'Era un altro progetto';
const rettifica = ({ progettoId }: Quale, versione: number, dati: object) =>
  impegni.percorso.attempt('ASSISTENTE_SOCIALE', 'rettificaAccettazione', { progettoId, versione, motivo, ...dati });
const annulla = ({ progettoId }: Quale, versione: number) =>
  impegni.percorso.attempt('ASSISTENTE_SOCIALE', 'annullaAccettazione', { progettoId, versione, motivo });
const verifica = ({ progettoId, verificaId }: Quale, versione: number) =>
  impegni.percorso.command('ASSISTENTE_SOCIALE', 'registraVerifica', {
    ...{ progettoId, versione, verificaId, relazione: 'Procede', obiettivi: [] },
  });
const errori = async ({ progettoId }: Quale) =>
  (
    await casework.call<{ progetto: { erroriAnnullati: { edges: { node: { tipo: string; dati: object[] } }[] } } }>(
      'ASSISTENTE_SOCIALE',
      `query ($id: UUID!) { progetto(id: $id) { erroriAnnullati { edges { node { tipo motivo dati { campo valore } } } } } }`,
      { id: progettoId },
    )
  ).data!.progetto.erroriAnnullati.edges.map(({ node }) => node);

describe('an acceptance that was recorded wrongly (art. 2 c. 5 a)', () => {
  test('says who gave it, when and in which words, and keeps what it said', async () => {
    const quale = await impegni.bozza([await impegni.linea()]);
    adesso = dopo(5);
    await impegni.percorso.command('ASSISTENTE_SOCIALE', 'accettaProgetto', {
      ...{ progettoId: quale.progettoId, versione: 1, parole: 'Va bene' },
    });
    const dati = { accettatoIl: '2026-11-27', accettatoDa: 'TUTORE', parole: 'D’accordo' };
    expect((await rettifica(quale, 2, dati)).data).toMatchObject({
      rettificaAccettazione: {
        ...{ versione: 3, stato: 'ATTIVO', accettatoIl: '2026-11-26T23:00:00.000Z' },
        ...{ accettatoDa: 'TUTORE', parole: 'D’accordo' },
      },
    });
    const [errore] = await errori(quale);
    expect(errore).toMatchObject({ tipo: 'PROGETTO', motivo });
    expect(errore!.dati).toEqual([
      { campo: 'redattoIl', valore: '2026-11-25T12:00:00+00:00' },
      { campo: 'accettatoIl', valore: '2026-11-30T12:00:00+00:00' },
      { campo: 'accettatoDa', valore: 'PERSONA' },
      { campo: 'parole', valore: 'Va bene' },
    ]);
    const [{ dal } = { dal: '' }] = await casework.admin<{ dal: string }>(
      `SELECT evento -> 'dati' ->> 'attivoDal' AS dal FROM outbox WHERE evento -> 'aggregato' ->> 'id' = $1 ORDER BY seq DESC LIMIT 1`,
      [quale.progettoId],
    );
    expect(dal).toBe('2026-11-27');
  });

  test('not before the draft, after a verification, or to come', async () => {
    const quale = await impegni.attivo([await impegni.linea()]);
    adesso = dopo(2);
    await verifica(quale, 2);
    for (const [giorno, parole] of [
      ['2026-11-24', 'Il progetto è stato redatto dopo, il 25 novembre 2026'],
      ['2026-12-24', 'Il giorno non è ancora venuto'],
    ])
      expect((await rettifica(quale, 3, { accettatoIl: giorno })).errors?.[0]?.extensions).toMatchObject({
        campi: [{ percorso: ['input', 'accettatoIl'], messaggio: parole }],
      });
    adesso = dopo(4);
    expect((await rettifica(quale, 3, { accettatoIl: '2026-11-28' })).errors?.[0]?.extensions).toMatchObject({
      campi: [{ messaggio: 'Il progetto era già accettato: il 27 novembre 2026 è registrata una verifica' }],
    });
  });

  test('not before the text that was accepted was written, in the database too', async () => {
    const quale = await impegni.bozza([await impegni.linea()]);
    adesso = dopo(2);
    const { progettoId } = quale;
    const verifiche = ['2027-03-01'];
    await impegni.percorso.command('ASSISTENTE_SOCIALE', 'modificaProgetto', { progettoId, versione: 1, verifiche });
    adesso = dopo(5);
    await impegni.percorso.command('ASSISTENTE_SOCIALE', 'accettaProgetto', {
      ...{ progettoId, versione: 2, parole: 'Va bene' },
    });
    expect((await rettifica(quale, 3, { accettatoIl: '2026-11-26' })).errors?.[0]?.extensions).toMatchObject({
      campi: [{ messaggio: 'Il progetto è stato modificato dopo, il 27 novembre 2026' }],
    });
    expect((await rettifica(quale, 3, { accettatoIl: '2026-11-27' })).data).toMatchObject({
      rettificaAccettazione: { accettatoIl: '2026-11-27T12:00:00.000Z' },
    });
    await expect(
      correggiAMano(casework, 'progetto', progettoId, `accettato_il = '2026-11-26T12:00:00Z'`),
    ).rejects.toMatchObject({ constraint: 'progetto_tempi' });
  });

  test('of a person who accepted signed in is theirs: it is annulled, not corrected', async () => {
    const bozza = await impegni.percorso.conProgetto({
      ...{ nome: 'Anna', cognome: 'Bianchi', codiceFiscale: 'RSSMRA80A01H501U', comuneResidenza: '064071' },
    });
    await impegni.percorso.command('CITTADINO', 'accettaProgetto', {
      ...{ progettoId: bozza.progettoId, versione: 1, parole: 'Accetto' },
    });
    expect((await rettifica(bozza, 2, { parole: 'Accetto tutto' })).errors?.[0]).toMatchObject({
      message: expect.stringContaining('La persona ha accettato con il proprio accesso'),
      extensions: { code: 'RULE_VIOLATION', articolo: 'art. 2 c. 5 a' },
    });
    expect((await annulla(bozza, 2)).errors).toBeUndefined();
  });

  test('is annulled: the project is a draft that commits nothing, and is changed and accepted again', async () => {
    const linea = await impegni.linea(2026, '100.00');
    const quale = await impegni.attivo([linea]);
    expect(await impegni.impegnato(linea)).toBe('100.00');
    expect((await annulla(quale, 2)).data).toMatchObject({
      annullaAccettazione: {
        versione: 3,
        stato: 'BOZZA',
        accettatoIl: null,
        interventi: [{ impegni: [{ impegnato: '0.00' }] }],
      },
    });
    expect(await impegni.impegnato(linea)).toBe('0.00');
    await impegni.percorso.command('ASSISTENTE_SOCIALE', 'modificaProgetto', {
      ...{ progettoId: quale.progettoId, versione: 3, verifiche: ['2026-12-20'] },
    });
    await impegni.percorso.command('ASSISTENTE_SOCIALE', 'accettaProgetto', {
      ...{ progettoId: quale.progettoId, versione: 4, parole: 'Adesso sì' },
    });
    expect(await impegni.impegnato(linea)).toBe('100.00');
  });

  test('is not annulled under what was recorded of the accepted project, until that is annulled', async () => {
    const quale = await impegni.attivo([await impegni.linea()]);
    await verifica(quale, 2);
    expect((await annulla(quale, 3)).errors?.[0]).toMatchObject({
      message: 'Del progetto accettato è già registrata una verifica: se è un errore, si annulla prima',
      extensions: { code: 'RULE_VIOLATION', articolo: 'art. 2 c. 5 a' },
    });
    await impegni.percorso.command('ASSISTENTE_SOCIALE', 'annullaVerifica', {
      ...{ progettoId: quale.progettoId, versione: 3, verificaId: quale.verificaId, motivo },
    });
    expect((await annulla(quale, 4)).errors).toBeUndefined();
  });

  test('is not written again in the database, with the rights of the service either', async () => {
    const { progettoId } = await impegni.attivo([await impegni.linea()]);
    const riscrive = (quale: string) =>
      casework.servizio(
        `SELECT set_config('ambito.ambito_id', (SELECT '0192a04a-0000-7000-8000-000000000a04'), false);
         UPDATE progetto SET ${quale} WHERE id = '${progettoId}'`,
      );
    for (const quale of [
      `accettato_il = accettato_il - interval '1 day'`,
      `accettato_da = 'TUTORE'`,
      `parole = 'Altro'`,
      'accettato_con_accesso = true',
      `stato = 'CONCLUSO', concluso_il = now(), parole = 'Altro'`,
    ])
      await expect(riscrive(quale)).rejects.toMatchObject({ constraint: 'solo_rettificato' });
    // Nor by who says that it was wrong, and keeps something else than what it said.
    const finge = `versione = versione WHERE false;
      INSERT INTO annullamento (ambito_id, id, tipo, proprietario_id, dati, motivo, annullato_da, annullato_da_ruolo, annullato_il, sostituito_da)
      VALUES ('0192a04a-0000-7000-8000-000000000a04', gen_random_uuid(), 'PROGETTO', '${progettoId}', '{"id": "${progettoId}"}', 'x', 'x', 'x', now(), '${progettoId}');
      UPDATE progetto SET parole = 'Altro'`;
    await expect(riscrive(finge)).rejects.toMatchObject({ constraint: 'solo_rettificato' });
    await expect(riscrive(`stato = 'BOZZA'`)).rejects.toMatchObject({ constraint: 'progetto_passi' });
    const bozza = await impegni.bozza([await impegni.linea()]);
    await expect(
      casework.admin(`UPDATE progetto SET parole = 'Sì' WHERE id = $1`, [bozza.progettoId]),
    ).rejects.toMatchObject({ constraint: expect.stringMatching(/solo_rettificato|progetto_accettazione_intera/) });
  });
});
