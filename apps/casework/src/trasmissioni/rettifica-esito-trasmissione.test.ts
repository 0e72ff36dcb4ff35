// SPDX-License-Identifier: AGPL-3.0-or-later
import { ADESSO, APERTA, startCasework, type Casework } from '../testing.ts';
import { richiestaA, risposta, trasmissioniDi, type Letta } from './trasmissioni.testing.ts';

let adesso = ADESSO;
let casework: Casework;
let percorso: ReturnType<typeof trasmissioniDi>;
beforeAll(async () => {
  casework = await startCasework(() => adesso);
  percorso = trasmissioniDi(casework);
});
beforeEach(() => {
  adesso = ADESSO;
});
afterAll(() => casework.stop());

const errore = { motivo: 'Era la risposta a un’altra' };
const indicata = ({ id, versione }: Letta, extra: object = {}) => ({ trasmissioneId: id, versione, ...extra });
async function conEsito(extra: object = { accolta: true }, prima?: Letta): Promise<Letta> {
  const trasmissione = prima ?? (await percorso.trasmessa());
  const { fatto, rifiuto } = await percorso.attempt(
    'SEGRETARIATO',
    'registraEsitoTrasmissione',
    risposta(trasmissione, extra),
  );
  expect(rifiuto).toBeUndefined();
  return fatto!;
}
const rettifica = (trasmissione: Letta, extra: object, sub?: string) =>
  percorso.attempt('SEGRETARIATO', 'rettificaEsitoTrasmissione', indicata(trasmissione, { ...errore, ...extra }), sub);
const annulla = (trasmissione: Letta, extra: object = {}) =>
  percorso.attempt('SEGRETARIATO', 'annullaPassoTrasmissione', indicata(trasmissione, { ...errore, ...extra }));
const ultimoEvento = async (id: string) =>
  (
    await casework.admin<{ dati: Record<string, unknown> }>(
      `SELECT evento -> 'dati' AS dati FROM outbox WHERE evento -> 'aggregato' ->> 'id' = $1 ORDER BY seq DESC LIMIT 1`,
      [id],
    )
  )[0]!.dati;
const contattoDi = async (id: string) =>
  (
    await casework.admin<{ esito: string; versione: number; id: string }>(
      'SELECT k.id, k.esito, k.versione FROM contatto k JOIN trasmissione t ON t.contatto_id = k.id WHERE t.id = $1',
      [id],
    )
  )[0]!;

describe('an outcome that was recorded wrongly (art. 2 c. 8 e)', () => {
  test('is corrected: the wrong one is kept, the facts follow, the contatto stays as it is', async () => {
    const trasmissione = await conEsito();
    const contatto = await contattoDi(trasmissione.id);
    const { fatto } = await rettifica(trasmissione, { accolta: false, motivoRifiuto: 'SENZA_POSTI' });
    expect(fatto).toMatchObject({
      ...{ id: trasmissione.id, versione: 3, stato: 'RIFIUTATA' },
      passi: [
        {
          ...{ stato: 'RIFIUTATA', motivo: 'SENZA_POSTI', avvenutoIl: ADESSO.toISOString() },
          ...{ canale: 'EMAIL', riferimento: 'prot. 12/2026' },
        },
      ],
    });
    expect(await ultimoEvento(trasmissione.id)).toMatchObject({ stato: 'RIFIUTATA', motivoRifiuto: 'SENZA_POSTI' });
    expect(await contattoDi(trasmissione.id)).toEqual(contatto);
    const { data } = await casework.call(
      'COORDINATORE',
      `query ($id: UUID!) { trasmissione(id: $id) { erroriAnnullati { edges { node { tipo motivo annullatoDaRuolo dati { campo valore } } } } } }`,
      { id: trasmissione.id },
    );
    expect(data).toMatchObject({
      trasmissione: {
        erroriAnnullati: {
          edges: [
            {
              node: {
                ...{ tipo: 'TRASMISSIONE_PASSO', annullatoDaRuolo: 'SEGRETARIATO', ...errore },
                dati: expect.arrayContaining([
                  { campo: 'stato', valore: 'ACCOLTA' },
                  { campo: 'riferimento', valore: 'prot. 12/2026' },
                ]),
              },
            },
          ],
        },
      },
    });
  });

  test('is corrected in its reference alone, or from a refusal to an acceptance', async () => {
    const rifiutata = await conEsito({ accolta: false, motivo: 'ALTRO', nota: 'Detto al telefono' });
    const { fatto } = await rettifica(rifiutata, { riferimento: 'prot. 13/2026' });
    expect(fatto).toMatchObject({
      stato: 'RIFIUTATA',
      versione: 3,
      passi: [{ motivo: 'ALTRO', riferimento: 'prot. 13/2026' }],
    });
    expect((await rettifica(fatto!, { accolta: true })).fatto).toMatchObject({
      stato: 'ACCOLTA',
      passi: [{ stato: 'ACCOLTA', motivo: null }],
    });
    expect(await ultimoEvento(rifiutata.id)).not.toHaveProperty('motivoRifiuto');
    const nota = () => casework.admin('SELECT nota FROM trasmissione_passo WHERE trasmissione_id = $1', [rifiutata.id]);
    expect(await nota()).toEqual([{ nota: 'Detto al telefono' }]);
    expect((await rettifica({ ...fatto!, versione: 4 }, { nota: null })).rifiuto).toBeUndefined();
    expect(await nota()).toEqual([{ nota: null }]);
    for (const [extra, percorso] of [
      [{ canale: null }, ['input', 'canale']],
      [{}, ['input']],
    ] as const)
      expect((await rettifica({ ...fatto!, versione: 5 }, extra)).rifiuto?.extensions).toMatchObject({
        ...{ code: 'BAD_USER_INPUT', campi: [{ percorso }] },
      });
  });

  test('is annulled: the answer is awaited again, from the acknowledgement if there was one', async () => {
    const trasmissione = await conEsito();
    const { fatto } = await annulla(trasmissione);
    expect(fatto).toMatchObject({
      ...{ id: trasmissione.id, versione: 3, stato: 'TRASMESSA', permessi: { puoRegistrareEsito: true } },
    });
    expect(await ultimoEvento(trasmissione.id)).not.toHaveProperty('esitoIl');
    const vista = await percorso.attempt('SEGRETARIATO', 'registraPresaVisione', risposta(fatto!));
    const accolta = await conEsito({ accolta: true }, vista.fatto);
    expect((await annulla(accolta)).fatto).toMatchObject({ stato: 'PRESA_VISIONE', versione: 6 });
    expect((await annulla({ ...accolta, versione: 6 })).fatto).toMatchObject({ stato: 'TRASMESSA', versione: 7 });
  });

  test('is refused where there is none, after a revocation, for a wrong reason or instant, for an old version', async () => {
    const trasmissione = await percorso.trasmessa();
    expect((await rettifica(trasmissione, { accolta: false })).rifiuto).toMatchObject({
      message: 'La trasmissione è trasmessa: non ha un esito da rettificare',
      extensions: { code: 'RULE_VIOLATION', articolo: 'art. 2 c. 8 e' },
    });
    expect((await annulla(trasmissione)).rifiuto?.extensions).toMatchObject({ code: 'RULE_VIOLATION' });
    const { fatto: revocata } = await percorso.attempt('SEGRETARIATO', 'revocaTrasmissione', {
      ...indicata(trasmissione, { nota: 'Inviata per errore' }),
    });
    expect((await annulla(revocata!)).rifiuto).toMatchObject({
      message: 'La trasmissione è revocata, e la revoca non si annulla: la richiesta si trasmette di nuovo',
    });
    const accolta = await conEsito();
    for (const [extra, campo] of [
      [{ accolta: false }, 'motivoRifiuto'],
      [{ motivoRifiuto: 'ALTRO' }, 'motivoRifiuto'],
      [{ avvenutoIl: APERTA.toISOString() }, 'avvenutoIl'],
      [{ canale: 'PICCIONE' }, 'canale'],
    ] as const)
      expect((await rettifica(accolta, extra)).rifiuto?.extensions).toMatchObject({
        code: 'BAD_USER_INPUT',
        campi: [{ percorso: ['input', campo] }],
      });
    expect((await rettifica({ ...accolta, versione: 1 }, {})).rifiuto?.extensions).toMatchObject({ code: 'CONFLICT' });
  });

  test('that is concealed: only its sender corrects it, and others see nothing change', async () => {
    const riservata = { baseGiuridica: 'REATO', occultata: true };
    const trasmissione = await percorso.trasmessa(riservata, 'ASSISTENTE_SOCIALE');
    const contatto = await contattoDi(trasmissione.id);
    const come = (comando: 'registraEsitoTrasmissione' | 'rettificaEsitoTrasmissione', input: object, sub?: string) =>
      percorso.attempt('ASSISTENTE_SOCIALE', comando, input, sub);
    const { fatto } = await come('registraEsitoTrasmissione', risposta(trasmissione, { accolta: true }));
    const corretta = indicata(fatto!, { ...errore, accolta: false, motivoRifiuto: 'ALTRO' });
    expect((await come('rettificaEsitoTrasmissione', corretta, 'altra')).rifiuto?.extensions).toMatchObject({
      code: 'NOT_FOUND',
    });
    expect((await come('rettificaEsitoTrasmissione', corretta)).fatto).toMatchObject({ stato: 'RIFIUTATA' });
    expect(await contattoDi(trasmissione.id)).toEqual(contatto);
    expect(await ultimoEvento(trasmissione.id)).not.toHaveProperty('contattoId');
  });

  test('at once: of two corrections one is written, the other has read an old version', async () => {
    const accolta = await conEsito();
    const esiti = await Promise.all([rettifica(accolta, { accolta: false, motivoRifiuto: 'ALTRO' }), annulla(accolta)]);
    expect(esiti.map(({ rifiuto }) => rifiuto?.extensions['code']).toSorted()).toEqual(['CONFLICT', undefined]);
  });
});

describe('in the database', () => {
  test('a step is deleted only when it is annulled, and the state goes back only then', async () => {
    const { id } = await conEsito();
    await expect(
      casework.admin('DELETE FROM trasmissione_passo WHERE trasmissione_id = $1', [id]),
    ).rejects.toMatchObject({ constraint: 'solo_annullato' });
    await expect(
      casework.admin(`UPDATE trasmissione SET stato = 'TRASMESSA', versione = versione + 1 WHERE id = $1`, [id]),
    ).rejects.toMatchObject({ constraint: 'trasmissione_passaggi' });
    await expect(
      casework.admin(
        `WITH a AS (INSERT INTO annullamento (ambito_id, id, tipo, proprietario_id, dati, motivo, annullato_da, annullato_da_ruolo, annullato_il)
           SELECT ambito_id, id, 'TRASMISSIONE_PASSO', trasmissione_id, to_jsonb(p), 'Errore', 'x', 'SEGRETARIATO', now()
           FROM trasmissione_passo p WHERE trasmissione_id = $1) SELECT 1`,
        [id],
      ),
    ).rejects.toMatchObject({ constraint: 'annullamento_compiuto' });
  });
});

describe('what a case that has ended still awaits (art. 2 c. 8 e, art. 7 c. 1)', () => {
  async function concluso(): Promise<{ presaInCaricoId: string; trasmissione: Letta }> {
    const presaInCaricoId = await percorso.inCarico();
    const { fatto } = await percorso.attempt('ASSISTENTE_SOCIALE', 'trasmettiRichiesta', {
      ...{ presaInCaricoId, versione: 3, ...richiestaA(await percorso.ente()) },
    });
    await percorso.command('ASSISTENTE_SOCIALE', 'dimetti', {
      ...{ presaInCaricoId, versione: 3, motivo: 'ALTRO', valutazione: 'Concluso' },
    });
    adesso = new Date(ADESSO.getTime() + 86_400_000);
    return { presaInCaricoId, trasmissione: fatto! };
  }
  const inAttesa = async (ruolo: 'COORDINATORE' | 'ASSISTENTE_SOCIALE', sub?: string) =>
    (
      await casework.call<{ trasmissioniDiCasiConclusi: { edges: { node: { id: string } }[] } }>(
        ruolo,
        '{ trasmissioniDiCasiConclusi(first: 100) { edges { node { id } } } }',
        {},
        sub,
      )
    ).data!.trasmissioniDiCasiConclusi.edges.map(({ node }) => node.id);

  test('is on the list of whoever answered for it and of the coordinator, until its answer', async () => {
    const { trasmissione } = await concluso();
    expect(await inAttesa('COORDINATORE')).toContain(trasmissione.id);
    expect(await inAttesa('ASSISTENTE_SOCIALE')).toContain(trasmissione.id);
    expect(await inAttesa('ASSISTENTE_SOCIALE', 'altra')).not.toContain(trasmissione.id);
    const { rifiuto } = await percorso.attempt(
      'ASSISTENTE_SOCIALE',
      'registraEsitoTrasmissione',
      risposta(trasmissione, { accolta: true }),
    );
    expect(rifiuto).toBeUndefined();
    expect(await inAttesa('COORDINATORE')).not.toContain(trasmissione.id);
  });

  test('is answered for by the coordinator too, who does not do so while the case is open, nor for a contatto', async () => {
    const { trasmissione } = await concluso();
    const { fatto } = await percorso.attempt('COORDINATORE', 'registraPresaVisione', risposta(trasmissione));
    expect(fatto).toMatchObject({ stato: 'PRESA_VISIONE', permessi: { puoRegistrareEsito: true, puoRevocare: true } });
    const presaInCaricoId = await percorso.inCarico();
    const { fatto: aperta } = await percorso.attempt('ASSISTENTE_SOCIALE', 'trasmettiRichiesta', {
      ...{ presaInCaricoId, versione: 3, ...richiestaA(await percorso.ente()) },
    });
    for (const altra of [aperta!, await percorso.trasmessa()])
      expect(
        (await percorso.attempt('COORDINATORE', 'registraEsitoTrasmissione', risposta(altra, { accolta: true })))
          .rifiuto?.extensions,
      ).toMatchObject({ code: 'FORBIDDEN' });
  });
});
