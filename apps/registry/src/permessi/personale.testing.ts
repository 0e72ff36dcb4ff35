// SPDX-License-Identifier: AGPL-3.0-or-later
import { randomUUID } from 'node:crypto';
import { A04 } from '../testing.ts';
import { caso, OGGI, type Pronto, type Strumenti, type Verita } from './verita.testing.ts';

const COORDINATORE = ['COORDINATORE'];
const PASSATO = '[2020-01-01,2026-06-01)';
/** Of an end below the minimum, which somebody confirmed. */
const CONFERMATO = `sotto_minimo = true, sotto_minimo_confermato_da = 'prova', sotto_minimo_confermato_il = '2026-11-24'`;

/** Operators with their titles, incarichi and absences; mandates, the rota and training. */
export function veritaPersonale({ fa, sql, versione }: Strumenti): Verita[] {
  let iscritti = 0;
  const operatore = async (extra: object = {}): Promise<string> => {
    const { id } = await fa('registraOperatore', {
      ...{ nome: 'Anna', cognome: 'Rossi', qualifica: 'ASSISTENTE_SOCIALE', alboSezione: 'A' },
      ...{ alboNumero: String(90_000 + (iscritti += 1)), codiceDeontologicoAccettatoIl: '2018-01-01', ...extra },
    });
    return id;
  };
  const SENZA_CODICE = { codiceDeontologicoAccettatoIl: undefined };
  const su = async (id: string, input: object): Promise<Pronto> => ({
    di: ['Operatore', { id }],
    input: { operatoreId: id, versione: await versione('operatore', id), ...input },
  });
  /** An operator in service for the Comune of the capofila, for a period. */
  async function inServizio(periodo = '[2020-01-01,)'): Promise<{ id: string; incaricoId: string }> {
    const id = await operatore();
    await fa('conferisciIncarico', { operatoreId: id, ...incarico });
    await sql(`UPDATE incarico SET periodo = $2::daterange, ${CONFERMATO} WHERE operatore_id = $1`, [id, periodo]);
    const [{ incaricoId = '' } = {}] = await sql<{ incaricoId: string }>(
      'SELECT id AS "incaricoId" FROM incarico WHERE operatore_id = $1',
      [id],
    );
    return { id, incaricoId };
  }
  const incarico = {
    ...{
      codiceIstat: '064008',
      dal: '2020-01-01',
      fte: 1,
      titolo: 'DIPENDENTE',
      tempoIndeterminato: true,
      atto: 'atto',
    },
  };
  const titolo = {
    ...{ tipo: 'DIPENDENTE', ente: 'Comune', datore: 'COMUNE', tempoIndeterminato: false },
    ...{ dal: '2026-01-01', al: '2026-12-31' },
  };
  const daIncarico = async (periodo: string, input: object, fine = false): Promise<Pronto> => {
    const { id, incaricoId } = await inServizio(periodo);
    if (fine)
      await sql(`UPDATE incarico SET fine_richiesta = '2026-12-31', fine_motivo = 'ALTRO' WHERE id = $1`, [incaricoId]);
    return {
      ...(await su(id, { incaricoId, confermaSottoMinimo: true, ...input })),
      in: ['incarichi', { id: incaricoId }],
    };
  };
  const modifica = { dal: '2026-03-01', fte: 0.5, atto: 'atto' };
  const fine = { al: '2026-12-30', motivo: 'ALTRO' };
  const assenza = async (input: object): Promise<Pronto> => {
    const id = await operatore();
    await fa('registraAssenza', { operatoreId: id, versione: 1, dal: '2026-03-01', al: '2026-03-10' });
    const [{ assenzaId = '' } = {}] = await sql<{ assenzaId: string }>(
      'SELECT id AS "assenzaId" FROM assenza WHERE operatore_id = $1',
      [id],
    );
    return { ...(await su(id, { assenzaId, ...input })), in: ['assenze', { id: assenzaId }] };
  };
  const conTitolo = async (senzaTermine: boolean, input: object = { al: '2027-12-31' }): Promise<Pronto> => {
    const { id } = await inServizio(senzaTermine ? undefined : PASSATO);
    const [{ titoloId = '' } = {}] = await sql<{ titoloId: string }>(
      'SELECT id AS "titoloId" FROM titolo_di_servizio WHERE operatore_id = $1',
      [id],
    );
    return { ...(await su(id, { titoloId, ...input })), in: ['titoli', { id: titoloId }] };
  };
  const conDisciplinare = async (): Promise<Pronto> => {
    const pronto = await conTitolo(false, { datore: 'COMUNE' });
    const [, titolo] = pronto.in as [string, { id: string }];
    await sql(
      `UPDATE titolo_di_servizio SET tipo = 'DISCIPLINARE_INCARICO', sottoscritto_il = '2020-01-01', tempo_indeterminato = false, periodo = periodo * daterange(NULL, '2030-01-01') WHERE id = $1`,
      [titolo.id],
    );
    return pronto;
  };
  const mandato = async (codiceIstat: string, periodo: string): Promise<Pronto> => {
    const { id } = await fa('registraAttoDiMandato', {
      ...{ codiceIstat, numero: randomUUID(), data: '2020-01-01', organo: 'Giunta', dal: '2020-01-01' },
      operatori: [await operatore()],
    });
    await sql('UPDATE atto_di_mandato SET periodo = $2::daterange WHERE id = $1', [id, periodo]);
    return { di: ['AttoDiMandato', { id }], input: { attoId: id, versione: 1, al: '2026-01-01' } };
  };
  const turno = async (periodo: string): Promise<Pronto> => {
    await sql('TRUNCATE turno_reperibilita');
    const operatoreId = (await inServizio()).id;
    const ore = { dalle: '2026-12-01T19:00:00Z', alle: '2026-12-02T07:00:00Z' };
    const { id } = await fa('organizzaTurnoReperibilita', { ...ore, operatoreId }, TURNO);
    await sql('UPDATE turno_reperibilita SET periodo = $1::tstzrange', [periodo]);
    return { di: ['TurnoReperibilita', { id }], input: { turnoId: id, versione: 1, ...ore, operatoreId } };
  };
  /** Under way, with another end. */
  const inCorso = async (): Promise<Pronto> => {
    const pronto = await turno('[2026-11-20T19:00Z,2026-11-28T07:00Z)');
    return { ...pronto, input: { ...pronto.input, dalle: '2026-11-20T19:00:00Z', alle: '2026-11-24T09:00:00Z' } };
  };
  const TURNO = { tipo: 'OrganizzaTurnoInput' };
  const cambiaTurno = (quando: string, chi: readonly string[], prepara: () => Promise<Pronto>): Verita =>
    caso('TurnoReperibilita.puoModificare', 'organizzaTurnoReperibilita', quando, chi, prepara, TURNO);
  const togliTurno = (quando: string, chi: readonly string[], prepara: () => Promise<Pronto>): Verita => {
    const annulla = async (): Promise<Pronto> => {
      const { di, input } = await prepara();
      const { turnoId, versione: letta } = input as { turnoId: string; versione: number };
      return { di, input: { turnoId, versione: letta } };
    };
    const tipo = 'AnnullaTurnoInput';
    return caso('TurnoReperibilita.puoAnnullare', 'annullaTurnoReperibilita', quando, chi, annulla, { tipo });
  };
  const [FUTURO, FINITO] = ['[2026-12-01T19:00Z,2026-12-02T07:00Z)', '[2026-11-01T19:00Z,2026-11-02T07:00Z)'];

  /** An event, with an operator who has the account of the assistente sociale that calls, enrolled or not. */
  async function attivita(dal: string, { iscritto = false, posti = 10, apertaA = 'ASSISTENTE_SOCIALE' } = {}) {
    await sql(`UPDATE operatore SET account = NULL WHERE account = 'prova-ASSISTENTE_SOCIALE'`);
    const operatoreId = await operatore({ account: 'prova-ASSISTENTE_SOCIALE' });
    const { id } = await fa('programmaAttivitaFormativa', {
      ...{ titolo: 'Corso', organizzatore: 'Ambito', dal: '2027-03-01', al: '2027-03-02', ore: 8, posti },
      ...{ apertaA: [apertaA], apertaAdAltriEnti: false },
    });
    if (iscritto) await fa('iscriviOperatore', { attivitaId: id, operatoreId }, { tipo: 'IscrizioneInput' });
    await sql('UPDATE attivita_formativa SET periodo = daterange($2::date, $2::date + 2) WHERE id = $1', [id, dal]);
    return { id, operatoreId };
  }
  const iscrive = async (...quale: Parameters<typeof attivita>): Promise<Pronto> => {
    const { id, operatoreId } = await attivita(...quale);
    return { di: ['AttivitaFormativa', { id }], input: { attivitaId: id, operatoreId } };
  };
  const presenze = async (dal: string): Promise<Pronto> => {
    const { id, operatoreId } = await attivita(dal, { iscritto: true });
    const ore = [{ operatoreId, ore: 4 }];
    return {
      di: ['AttivitaFormativa', { id }],
      input: { attivitaId: id, versione: await versione('attivita_formativa', id), presenze: ore },
    };
  };
  const iscrizione = async (dal: string): Promise<Pronto> => ({
    ...(await iscrive(dal, { iscritto: true })),
    in: ['partecipazioni', {}, 'senza pagine'],
  });
  const ISCRIZIONE = { tipo: 'IscrizioneInput' };
  const ISCRIVE = ['ASSISTENTE_SOCIALE', 'COORDINATORE'];

  return [
    caso('Operatore.puoModificare', 'modificaOperatore', 'sempre', COORDINATORE, async () =>
      su(await operatore(), { nome: 'Rita' }),
    ),
    caso('Operatore.puoAccettareCodice', 'accettaCodiceDeontologico', 'da accettare', COORDINATORE, async () =>
      su(await operatore(SENZA_CODICE), { data: '2026-01-01' }),
    ),
    caso('Operatore.puoAccettareCodice', 'accettaCodiceDeontologico', 'accettato', [], async () =>
      su(await operatore(), { data: '2026-01-01' }),
    ),
    caso('Operatore.puoRegistrareTitolo', 'registraTitolo', 'sempre', COORDINATORE, async () =>
      su(await operatore(), { ...titolo, atto: 'atto' }),
    ),
    ...(
      [
        ['con il codice accettato', COORDINATORE, {}],
        ['senza il codice', [], SENZA_CODICE],
      ] as const
    ).map(([quando, chi, extra]) =>
      caso('Operatore.puoConferireIncarico', 'conferisciIncarico', quando, chi, async () => {
        const id = await operatore(extra);
        return { di: ['Operatore', { id }], input: { operatoreId: id, ...incarico } };
      }),
    ),
    caso('Operatore.puoRegistrareAssenza', 'registraAssenza', 'sempre', COORDINATORE, async () =>
      su(await operatore(), { dal: '2026-03-01', al: '2026-03-10' }),
    ),
    ...(
      [
        ['in servizio', COORDINATORE, '[2020-01-01,)'],
        ['non più in servizio', [], PASSATO],
      ] as const
    ).map(([quando, chi, periodo]) =>
      caso('Operatore.puoInterrompereServizio', 'interrompiServizio', quando, chi, async () =>
        su((await inServizio(periodo)).id, { al: OGGI, motivo: 'DECESSO', confermaSottoMinimo: true }),
      ),
    ),
    caso('Titolo.puoCambiareTermine', 'cambiaTermineTitolo', 'senza incarichi senza termine', COORDINATORE, () =>
      conTitolo(false),
    ),
    caso('Titolo.puoCambiareTermine', 'cambiaTermineTitolo', 'con un incarico senza termine', [], () =>
      conTitolo(true),
    ),
    caso('Titolo.puoIndicareDatore', 'indicaDatore', 'di un rapporto di lavoro', COORDINATORE, () =>
      conTitolo(true, { datore: 'COMUNE' }),
    ),
    caso('Titolo.puoIndicareDatore', 'indicaDatore', 'di un disciplinare', [], conDisciplinare),
    caso('Incarico.puoModificare', 'modificaIncarico', 'in corso', COORDINATORE, () =>
      daIncarico('[2020-01-01,)', modifica),
    ),
    caso('Incarico.puoModificare', 'modificaIncarico', 'finito', [], () => daIncarico(PASSATO, modifica)),
    caso('Incarico.puoModificare', 'modificaIncarico', 'con una fine chiesta', [], () =>
      daIncarico('[2020-01-01,)', modifica, true),
    ),
    caso('Incarico.puoRichiedereFine', 'richiediFineIncarico', 'in corso', COORDINATORE, () =>
      daIncarico('[2020-01-01,)', fine),
    ),
    caso('Incarico.puoRichiedereFine', 'richiediFineIncarico', 'con una fine chiesta', [], () =>
      daIncarico('[2020-01-01,)', fine, true),
    ),
    caso('Incarico.puoRitirareFine', 'ritiraFineIncarico', 'con una fine chiesta', COORDINATORE, () => ritiro(true)),
    caso('Incarico.puoRitirareFine', 'ritiraFineIncarico', 'senza', [], () => ritiro(false)),
    caso('Assenza.puoModificare', 'modificaAssenza', 'sempre', COORDINATORE, () =>
      assenza({ dal: '2026-03-01', al: '2026-03-12' }),
    ),
    caso('Assenza.puoModificare', 'annullaAssenza', 'sempre', COORDINATORE, () => assenza({})),
    caso('AttoDiMandato.puoRevocare', 'revocaAttoDiMandato', 'del proprio Comune', ['COORDINATORE', 'COMUNE'], () =>
      mandato('064071', '[2020-01-01,)'),
    ),
    caso('AttoDiMandato.puoRevocare', 'revocaAttoDiMandato', 'di un altro', ['COORDINATORE', 'ALTRO COMUNE'], () =>
      mandato('064113', '[2020-01-01,)'),
    ),
    caso('AttoDiMandato.puoRevocare', 'revocaAttoDiMandato', 'senza più effetto', [], () => mandato('064071', PASSATO)),
    caso(
      'Ambito.puoOrganizzareReperibilita',
      'organizzaTurnoReperibilita',
      'sempre',
      COORDINATORE,
      async () => {
        await sql('TRUNCATE turno_reperibilita');
        const ore = { dalle: '2026-12-01T19:00:00Z', alle: '2026-12-02T07:00:00Z' };
        return { di: ['Ambito', { id: A04 }], input: { ...ore, operatoreId: (await inServizio()).id } };
      },
      TURNO,
    ),
    cambiaTurno('a venire', COORDINATORE, () => turno(FUTURO)),
    cambiaTurno('in corso, la fine', COORDINATORE, inCorso),
    cambiaTurno('finito', [], () => turno(FINITO)),
    togliTurno('a venire', COORDINATORE, () => turno(FUTURO)),
    togliTurno('in corso', [], inCorso),
    togliTurno('finito', [], () => turno(FINITO)),
    caso(
      'AttivitaFormativa.puoIscrivere',
      'iscriviOperatore',
      'con posti',
      ISCRIVE,
      () => iscrive('2027-03-01'),
      ISCRIZIONE,
    ),
    caso(
      'AttivitaFormativa.puoIscrivere',
      'iscriviOperatore',
      'cominciata',
      [],
      () => iscrive('2026-11-01'),
      ISCRIZIONE,
    ),
    caso('AttivitaFormativa.puoRegistrarePresenze', 'registraPresenze', 'cominciata', COORDINATORE, () =>
      presenze('2026-11-01'),
    ),
    caso('AttivitaFormativa.puoRegistrarePresenze', 'registraPresenze', 'a venire', [], () => presenze('2027-03-01')),
    caso(
      'Partecipazione.puoAnnullare',
      'annullaIscrizione',
      'a venire',
      ISCRIVE,
      () => iscrizione('2027-03-01'),
      ISCRIZIONE,
    ),
    caso(
      'Partecipazione.puoAnnullare',
      'annullaIscrizione',
      'cominciata',
      [],
      () => iscrizione('2026-11-01'),
      ISCRIZIONE,
    ),
  ];

  async function ritiro(chiesta: boolean): Promise<Pronto> {
    const pronto = await daIncarico('[2020-01-01,)', {}, chiesta);
    return { ...pronto, input: { ...pronto.input, confermaSottoMinimo: undefined } };
  }
}
