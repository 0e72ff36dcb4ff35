// SPDX-License-Identifier: AGPL-3.0-or-later
import { asLists } from '@ambito/testing';
import { operazioniDi } from '../../operazioni.testing.ts';
import { personaleDi } from '../../personale.testing.ts';
import { A04, type Registry, startIstituito } from '../../testing.ts';
import { datiAttivita, datiMandato } from '../stati.testing.ts';

let registry: Registry;
let personale: ReturnType<typeof personaleDi>;
const { attempt, command } = operazioniDi(() => registry);
let sede = '';
beforeAll(async () => {
  registry = await startIstituito();
  personale = personaleDi(registry);
  sede = await personale.sede('064008');
  // One more operator in service, so that no correction in these tests brings the Ambito below the minimum.
  await personale.inServizio(sede);
});
afterAll(() => registry.stop());

interface Incarico {
  id: string;
  dal: string;
  al: string | null;
  fte: number;
  titoloId: string;
  corregge: { id: string; motivo: string } | null;
}
const CAMPI = 'id versione incarichi { edges { node { id dal al fte titoloId corregge { id motivo } } } }';
const incarichiDi = { campi: CAMPI };
type ConIncarichi = { id: string; versione: number; incarichi: Incarico[] };

const versioneDi = async (id: string): Promise<number> =>
  (await registry.admin<{ versione: number }>('SELECT versione FROM operatore WHERE id = $1', [id]))[0]!.versione;
const su = async (operatoreId: string) => ({ operatoreId, versione: await versioneDi(operatoreId) });

interface Annullato {
  id: string;
  tipo: string;
  motivo: string;
  annullatoDa: { id: string } | null;
  sostituitoDa: string | null;
  dati: { campo: string; valore: string }[];
}
async function annullati(di: string): Promise<Annullato[]> {
  const { data, errors } = await registry.call(
    'COORDINATORE',
    `query ($di: UUID) { annullamenti(di: $di, first: 50) {
       edges { node { id tipo motivo annullatoDa { id } sostituitoDa dati { campo valore } } } } }`,
    { di },
  );
  expect(errors).toBeUndefined();
  return asLists<{ annullamenti: Annullato[] }>(data).annullamenti;
}
const ultimoEvento = async (id: string) =>
  (
    await registry.admin<{ evento: { dati: { incarichi: { fte: number; dal: string }[]; sostituitoDaId?: string } } }>(
      `SELECT evento FROM outbox WHERE evento -> 'aggregato' ->> 'id' = $1 ORDER BY seq DESC LIMIT 1`,
      [id],
    )
  )[0]!.evento.dati;

describe('an incarico that was written wrongly (art. 8)', () => {
  test('is annulled, and another one holds from its first day on: who, why, and what it said stay', async () => {
    const { id, incaricoId } = await personale.inServizio(sede);
    const coordinatore = await command('registraOperatore', {
      ...{ nome: 'Carla', cognome: 'Capo', qualifica: 'COORDINATORE', account: 'prova-COORDINATORE' },
    });
    const { incarichi } = await command<ConIncarichi>(
      'rettificaIncarico',
      { ...(await su(id)), incaricoId, fte: 0.5, motivo: 'Il tempo era di mezza giornata' },
      incarichiDi,
    );
    expect(incarichi).toMatchObject([
      { dal: '2020-01-01', al: null, fte: 0.5, corregge: { id: incaricoId, motivo: 'Il tempo era di mezza giornata' } },
    ]);
    expect(await ultimoEvento(id)).toMatchObject({ incarichi: [{ fte: 0.5, dal: '2020-01-01' }] });
    const [annullato] = await annullati(id);
    expect(annullato).toMatchObject({
      ...{ id: incaricoId, tipo: 'INCARICO', sostituitoDa: incarichi[0]!.id, annullatoDa: { id: coordinatore.id } },
    });
    expect(annullato!.dati).toEqual(
      expect.arrayContaining([
        { campo: 'fte', valore: '1' },
        { campo: 'dal', valore: '2020-01-01' },
      ]),
    );
    // The wrong one is gone: it cannot be corrected again.
    const { errore } = await attempt('annullaIncarico', { ...(await su(id)), incaricoId, motivo: 'Ancora' });
    expect(errore?.code).toBe('NOT_FOUND');
  });

  test('gets back its last day, or loses it, and may overlap the wrong one', async () => {
    const { id, incaricoId } = await personale.inServizio(sede, { al: '2025-12-31', tempoIndeterminato: false });
    const troppo = await attempt('rettificaIncarico', {
      ...(await su(id)),
      incaricoId,
      al: null,
      motivo: 'Senza fine',
    });
    expect(troppo.errore).toMatchObject({ articolo: 'art. 8 c. 1' });
    const { incarichi } = await command<ConIncarichi>(
      'rettificaIncarico',
      { ...(await su(id)), incaricoId, dal: '2020-03-01', al: '2025-06-30', motivo: 'Giorni sbagliati' },
      incarichiDi,
    );
    expect(incarichi).toMatchObject([{ dal: '2020-03-01', al: '2025-06-30' }]);
  });

  test('that takes the Ambito below the minimum from today on needs the confirmation, a past one does not', async () => {
    const residenti = (quanti: number) => registry.admin('UPDATE popolazione SET residenti = $1', [quanti]);
    const { id, incaricoId } = await personale.inServizio(sede);
    const [inTutto] = await registry.admin<{ fte: number }>(
      `SELECT sum(fte)::float8 AS fte FROM incarico JOIN operatore o ON o.id = operatore_id
       WHERE qualifica = 'ASSISTENTE_SOCIALE' AND periodo @> date '2026-11-24'`,
    );
    await residenti(Math.floor((inTutto!.fte * 10_000) / 3));
    const input = { ...(await su(id)), incaricoId, motivo: 'Di un’altra persona' };
    expect((await attempt('annullaIncarico', input)).errore).toMatchObject({ articolo: 'art. 4 c. 1' });
    await command('annullaIncarico', { ...input, confermaSottoMinimo: true });
    const passato = await personale.inServizio(sede, { al: '2025-12-31', tempoIndeterminato: false });
    await command('annullaIncarico', {
      ...(await su(passato.id)),
      incaricoId: passato.incaricoId,
      motivo: 'Mai svolto',
    });
    await residenti(1_000);
  });

  test('and one to come is shown by its sede, marked', async () => {
    const { id, incaricoId } = await personale.inServizio(sede, { dal: '2027-01-01' });
    const futuri = async () => {
      const { data } = await registry.call(
        'COORDINATORE',
        'query ($id: UUID!) { sede(id: $id) { incarichiFuturi { edges { node { id inFuturo operatore { id } } } } } }',
        { id: sede },
      );
      return asLists<{ sede: { incarichiFuturi: object[] } }>(data).sede.incarichiFuturi;
    };
    expect(await futuri()).toEqual([{ id: incaricoId, inFuturo: true, operatore: { id } }]);
    await command('annullaIncarico', {
      ...(await su(id)),
      incaricoId,
      motivo: 'Non comincerà',
      confermaSottoMinimo: true,
    });
    expect(await futuri()).toEqual([]);
  });

  test('is corrected once when two correct it at once', async () => {
    const { id, incaricoId } = await personale.inServizio(sede);
    const input = { ...(await su(id)), incaricoId, fte: 0.5, motivo: 'Tempo' };
    const esiti = await Promise.all([attempt('rettificaIncarico', input), attempt('rettificaIncarico', input)]);
    expect(esiti.map(({ errore }) => errore?.code).toSorted()).toEqual(['CONFLICT', undefined]);
  });

  test('in the days of a title that was wrong follows the right title, which covers them', async () => {
    const { id } = await personale.inServizio(sede);
    const [titolo] = await registry.admin<{ id: string }>('SELECT id FROM titolo_di_servizio WHERE operatore_id = $1', [
      id,
    ]);
    const input = { ...(await su(id)), titoloId: titolo!.id, motivo: 'Atto sbagliato' };
    for (const giorni of [{ dal: '2021-01-01' }, { tempoIndeterminato: false, al: '2027-12-31' }])
      expect((await attempt('rettificaTitolo', { ...input, ...giorni })).messaggio).toContain(') va oltre');
    const tolto = await attempt('annullaTitolo', input);
    expect(tolto).toMatchObject({
      errore: { articolo: 'art. 8 c. 1' },
      messaggio: expect.stringContaining('Sede, che comincia il 1º gennaio 2020'),
    });
    const { incarichi } = await command<ConIncarichi>(
      'rettificaTitolo',
      { ...input, dal: '2019-01-01', atto: 'det. 9' },
      incarichiDi,
    );
    expect(incarichi).toHaveLength(1);
    expect(incarichi[0]!.titoloId).not.toBe(titolo!.id);
    expect(await annullati(id)).toMatchObject([{ tipo: 'TITOLO_DI_SERVIZIO', sostituitoDa: incarichi[0]!.titoloId }]);
  });
});

const DUE_VOLTE = { motivo: 'Registrata due volte', confermaStessaPersona: true };

describe('an operator who was registered twice (art. 8)', () => {
  test('leaves everything to the other one: titles, incarichi, absences, mandates, training, account', async () => {
    const giusta = await personale.assistente();
    const { id: doppia } = await personale.inServizio(sede);
    await command('modificaOperatore', { ...(await su(doppia)), account: 'anna' });
    // The absence was recorded after the shift: it does not stop the correction of the name.
    const turno = await command(
      'organizzaTurnoReperibilita',
      {
        ...{ operatoreId: doppia, dalle: '2026-12-05T07:00:00Z', alle: '2026-12-05T19:00:00Z' },
      },
      { tipo: 'OrganizzaTurnoInput' },
    );
    await command('registraAssenza', { ...(await su(doppia)), dal: '2026-12-01', al: '2026-12-10' });
    const { id: altra } = await personale.inServizio(sede);
    await command('registraAssenza', {
      ...(await su(altra)),
      dal: '2026-04-01',
      al: '2026-04-10',
      sostitutoId: doppia,
    });
    const atto = await command('registraAttoDiMandato', datiMandato('064008', [doppia, giusta]));
    const { id: attivitaId } = await command('programmaAttivitaFormativa', datiAttivita);
    await command('iscriviOperatore', { attivitaId, operatoreId: doppia }, { tipo: 'IscrizioneInput' });
    const input = { ...(await su(doppia)), ...DUE_VOLTE };

    const sé = await attempt('annullaOperatore', { ...input, sostituitoDaId: doppia });
    expect(sé.errore?.code).toBe('BAD_USER_INPUT');
    const { incarichi } = await command<ConIncarichi>(
      'annullaOperatore',
      { ...input, sostituitoDaId: giusta },
      incarichiDi,
    );
    expect(incarichi).toMatchObject([{ dal: '2020-01-01', fte: 1, corregge: { motivo: 'Registrata due volte' } }]);

    const di = (tabella: string, chi = 'operatore_id') =>
      registry.admin<{ id: string }>(`SELECT ${chi} AS id FROM ${tabella} WHERE ${chi} IN ($1, $2)`, [doppia, giusta]);
    const soloLei = [{ id: giusta }];
    for (const tabella of [
      'titolo_di_servizio',
      'incarico',
      'assenza',
      'atto_di_mandato_operatore',
      'partecipazione',
      'turno_reperibilita',
    ])
      expect([tabella, await di(tabella)]).toEqual([tabella, soloLei]);
    expect(await di('assenza', 'sostituto_id')).toEqual(soloLei);
    expect(await registry.admin(`SELECT id FROM operatore WHERE account = 'anna'`)).toEqual(soloLei);

    expect(await ultimoEvento(doppia)).toMatchObject({ incarichi: [], sostituitoDaId: giusta });
    expect(await ultimoEvento(giusta)).toMatchObject({ incarichi: [{ dal: '2020-01-01' }] });
    expect(await ultimoEvento(atto.id)).toMatchObject({ operatori: [giusta] });
    expect(await ultimoEvento(attivitaId)).toMatchObject({ partecipazioni: [{ operatoreId: giusta }] });
    expect(
      await registry.admin(
        `SELECT tipo FROM audit WHERE azione = 'annullaOperatore' AND record_id IN ($1, $2, $3) ORDER BY tipo`,
        [atto.id, attivitaId, turno.id],
      ),
    ).toEqual([{ tipo: 'AttivitaFormativa' }, { tipo: 'AttoDiMandato' }, { tipo: 'TurnoReperibilita' }]);
    expect((await annullati(giusta)).map(({ tipo }) => tipo).toSorted()).toEqual(
      ['ASSENZA', 'INCARICO', 'OPERATORE', 'TITOLO_DI_SERVIZIO'].toSorted(),
    );
    const { data } = await registry.call(
      'COORDINATORE',
      'query ($id: UUID!) { operatore(id: $id) { id } annullamento(id: $id) { tipo sostituitoDa dati { campo valore } } }',
      { id: doppia },
    );
    expect(data).toMatchObject({ operatore: null, annullamento: { tipo: 'OPERATORE', sostituitoDa: giusta } });
    expect(JSON.stringify(data)).not.toContain('anna');
  });

  test('with the same incarico twice has it once afterwards; one that only overlaps is corrected first', async () => {
    const { id: giusta } = await personale.inServizio(sede, { dal: '2020-06-01' });
    const { id: doppia, incaricoId } = await personale.inServizio(sede);
    const annulla = async () =>
      attempt<ConIncarichi>(
        'annullaOperatore',
        { ...(await su(doppia)), sostituitoDaId: giusta, ...DUE_VOLTE },
        incarichiDi,
      );
    expect((await annulla()).errore).toMatchObject({ articolo: 'art. 8 c. 1' });
    await command('rettificaIncarico', {
      ...(await su(doppia)),
      incaricoId,
      dal: '2020-06-01',
      motivo: 'Primo giorno',
    });
    expect((await annulla()).fatto?.incarichi).toMatchObject([{ dal: '2020-06-01', fte: 1 }]);
  });

  test('and is the coordinator hands over the nomination with the account', async () => {
    const coordina = (account?: string) =>
      command('registraOperatore', {
        ...{ nome: 'Rita', cognome: 'Neri', qualifica: 'COORDINATORE', confermaOmonimo: true },
        ...(account === undefined ? {} : { account }),
      });
    const [doppia, giusta] = [await coordina('rita'), await coordina()];
    await command(
      'nominaCoordinatore',
      { operatoreId: doppia.id, dal: '2026-01-01', atto: 'delibera 1/2026' },
      { chi: 'COORDINAMENTO_ISTITUZIONALE', campi: 'id' },
    );
    await command('annullaOperatore', { ...(await su(doppia.id)), sostituitoDaId: giusta.id, ...DUE_VOLTE });
    expect(
      await registry.admin(
        `SELECT o.account, lower(periodo)::text AS dal FROM nomina_coordinatore JOIN operatore o ON o.id = operatore_id
         WHERE o.ambito_id = $1`,
        [A04],
      ),
    ).toEqual([{ account: 'rita', dal: '2026-01-01' }]);
    expect(await ultimoEvento(A04)).toMatchObject({ nomine: [{ operatoreId: giusta.id, dal: '2026-01-01' }] });
  });
});
