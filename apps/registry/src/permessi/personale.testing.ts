// SPDX-License-Identifier: AGPL-3.0-or-later
import { datiIncarico, datiTitolo, PASSATO, statiPersonale } from '../personale/stati.testing.ts';
import { A04 } from '../testing.ts';
import { caso, OGGI, type Pronto, type Strumenti, type Verita } from './verita.testing.ts';

const COORDINATORE = ['COORDINATORE'];
const errore = { motivo: 'Scritto male' };
const SENZA_CODICE = { codiceDeontologicoAccettatoIl: undefined };

type Stati = ReturnType<typeof statiPersonale>;
type Sql = Strumenti['sql'];

/** Operators with their titles, incarichi and absences; mandates, the rota and training. */
export function veritaPersonale(strumenti: Strumenti): Verita[] {
  const stati = statiPersonale(strumenti);
  const { sql } = strumenti;
  return [
    ...operatori(stati),
    ...titoli(stati),
    ...incarichi(stati),
    ...assenze(stati),
    ...mandati(stati, sql),
    ...reperibilita(stati, sql),
    ...formazione(stati, strumenti),
  ];
}

/** A command on an operator, whose own `permessi` say whether it is possible. */
async function diOperatore(su: Promise<{ operatoreId: string }>, extra: object): Promise<Pronto> {
  const input = await su;
  return { di: ['Operatore', { id: input.operatoreId }], input: { ...input, ...extra } };
}

function operatori({ operatore, su, inServizio }: Stati): Verita[] {
  const nuovo = async (extra: object, input: object): Promise<Pronto> => diOperatore(su(await operatore(extra)), input);
  const conferisce = async (extra: object): Promise<Pronto> => {
    const id = await operatore(extra);
    return { di: ['Operatore', { id }], input: { operatoreId: id, ...datiIncarico } };
  };
  const interrompe = async (periodo?: string): Promise<Pronto> => {
    const { operatoreId, versione } = await inServizio(periodo);
    return diOperatore(Promise.resolve({ operatoreId, versione }), {
      ...{ al: OGGI, motivo: 'DECESSO', confermaSottoMinimo: true },
    });
  };
  return [
    caso('Operatore.puoModificare', 'modificaOperatore', 'sempre', COORDINATORE, () => nuovo({}, { nome: 'Rita' })),
    caso('Operatore.puoAccettareCodice', 'accettaCodiceDeontologico', 'da accettare', COORDINATORE, () =>
      nuovo(SENZA_CODICE, { data: '2026-01-01' }),
    ),
    caso('Operatore.puoAccettareCodice', 'accettaCodiceDeontologico', 'accettato', [], () =>
      nuovo({}, { data: '2026-01-01' }),
    ),
    caso('Operatore.puoRettificareCodice', 'rettificaCodiceDeontologico', 'accettato', COORDINATORE, () =>
      nuovo({}, { data: null, motivo: 'Di un’altra persona' }),
    ),
    caso('Operatore.puoRettificareCodice', 'rettificaCodiceDeontologico', 'da accettare', [], () =>
      nuovo(SENZA_CODICE, { data: null, motivo: 'Di un’altra persona' }),
    ),
    caso('Operatore.puoRegistrareTitolo', 'registraTitolo', 'sempre', COORDINATORE, () => nuovo({}, datiTitolo)),
    caso('Operatore.puoConferireIncarico', 'conferisciIncarico', 'con il codice accettato', COORDINATORE, () =>
      conferisce({}),
    ),
    caso('Operatore.puoConferireIncarico', 'conferisciIncarico', 'senza il codice', [], () => conferisce(SENZA_CODICE)),
    caso('Operatore.puoRegistrareAssenza', 'registraAssenza', 'sempre', COORDINATORE, () =>
      nuovo({}, { dal: '2026-03-01', al: '2026-03-10' }),
    ),
    caso('Operatore.puoAnnullare', 'annullaOperatore', 'registrato per errore', COORDINATORE, async () =>
      nuovo({}, { motivo: 'Lavora altrove' }),
    ),
    caso('Operatore.puoAnnullare', 'annullaOperatore', 'sempre', COORDINATORE, async () =>
      nuovo({}, { sostituitoDaId: await operatore(), motivo: 'Registrata due volte', confermaStessaPersona: true }),
    ),
    caso('Operatore.puoInterrompereServizio', 'interrompiServizio', 'in servizio', COORDINATORE, () => interrompe()),
    caso('Operatore.puoInterrompereServizio', 'interrompiServizio', 'non più in servizio', [], () =>
      interrompe(PASSATO),
    ),
  ];
}

function titoli({ conTitolo, conDisciplinare, conSoloTitolo }: Stati): Verita[] {
  const di = async (titolo: ReturnType<Stati['conTitolo']>, extra: object): Promise<Pronto> => ({
    ...(await diOperatore(titolo, extra)),
    in: ['titoli', { id: (await titolo).titoloId }],
  });
  const termine = { al: '2027-12-31' };
  const datore = { datore: 'COMUNE' };
  return [
    caso('Titolo.puoCambiareTermine', 'cambiaTermineTitolo', 'senza incarichi senza termine', COORDINATORE, () =>
      di(conTitolo(PASSATO), termine),
    ),
    caso('Titolo.puoCambiareTermine', 'cambiaTermineTitolo', 'con un incarico senza termine', [], () =>
      di(conTitolo(), termine),
    ),
    caso('Titolo.puoIndicareDatore', 'indicaDatore', 'di un rapporto di lavoro', COORDINATORE, () =>
      di(conTitolo(), datore),
    ),
    caso('Titolo.puoIndicareDatore', 'indicaDatore', 'di un disciplinare', [], () => di(conDisciplinare(), datore)),
    caso('Titolo.puoRettificare', 'rettificaTitolo', 'sempre', COORDINATORE, () =>
      di(conTitolo(), { ...errore, atto: 'det. 9' }),
    ),
    caso('Titolo.puoAnnullare', 'annullaTitolo', 'senza incarichi', COORDINATORE, () => di(conSoloTitolo(), errore)),
    caso('Titolo.puoAnnullare', 'annullaTitolo', 'con un incarico', [], () => di(conTitolo(), errore)),
  ];
}

function incarichi({ inServizio, conFineChiesta }: Stati): Verita[] {
  const di = async (incarico: ReturnType<Stati['inServizio']>, extra: object): Promise<Pronto> => ({
    ...(await diOperatore(incarico, extra)),
    in: ['incarichi', { id: (await incarico).incaricoId }],
  });
  const modifica = { dal: '2026-03-01', fte: 0.5, atto: 'atto', confermaSottoMinimo: true };
  const fine = { al: '2026-12-30', motivo: 'ALTRO', confermaSottoMinimo: true };
  return [
    caso('Incarico.puoModificare', 'modificaIncarico', 'in corso', COORDINATORE, () => di(inServizio(), modifica)),
    caso('Incarico.puoModificare', 'modificaIncarico', 'finito', [], () => di(inServizio(PASSATO), modifica)),
    caso('Incarico.puoModificare', 'modificaIncarico', 'con una fine chiesta', [], () =>
      di(conFineChiesta(), modifica),
    ),
    caso('Incarico.puoRettificare', 'rettificaIncarico', 'finito', COORDINATORE, () =>
      di(inServizio(PASSATO), { ...errore, fte: 0.5 }),
    ),
    caso('Incarico.puoAnnullare', 'annullaIncarico', 'con una fine chiesta', COORDINATORE, () =>
      di(conFineChiesta(), { ...errore, confermaSottoMinimo: true }),
    ),
    caso('Incarico.puoRichiedereFine', 'richiediFineIncarico', 'in corso', COORDINATORE, () => di(inServizio(), fine)),
    caso('Incarico.puoRichiedereFine', 'richiediFineIncarico', 'con una fine chiesta', [], () =>
      di(conFineChiesta(), fine),
    ),
    caso('Incarico.puoRitirareFine', 'ritiraFineIncarico', 'con una fine chiesta', COORDINATORE, () =>
      di(conFineChiesta(), {}),
    ),
    caso('Incarico.puoRitirareFine', 'ritiraFineIncarico', 'senza', [], () => di(inServizio(), {})),
  ];
}

function assenze({ conAssenza }: Stati): Verita[] {
  const di = async (extra: object): Promise<Pronto> => {
    const assenza = conAssenza();
    return { ...(await diOperatore(assenza, extra)), in: ['assenze', { id: (await assenza).assenzaId }] };
  };
  return [
    caso('Assenza.puoModificare', 'modificaAssenza', 'sempre', COORDINATORE, () =>
      di({ dal: '2026-03-01', al: '2026-03-12', ...errore }),
    ),
    caso('Assenza.puoModificare', 'annullaAssenza', 'sempre', COORDINATORE, () => di(errore)),
  ];
}

function mandati({ mandato }: Stati, sql: Sql): Verita[] {
  const errato = async (codiceIstat: string, extra: object = {}): Promise<Pronto> => {
    const atto = await mandato(codiceIstat);
    return { di: ['AttoDiMandato', { id: atto.attoId }], input: { ...atto, ...errore, ...extra } };
  };
  const di = async (codiceIstat: string, periodo = '[2020-01-01,)'): Promise<Pronto> => {
    const atto = await mandato(codiceIstat);
    await sql('UPDATE atto_di_mandato SET periodo = $2::daterange WHERE id = $1', [atto.attoId, periodo]);
    return { di: ['AttoDiMandato', { id: atto.attoId }], input: { ...atto, al: '2026-01-01' } };
  };
  return [
    caso('AttoDiMandato.puoRevocare', 'revocaAttoDiMandato', 'del proprio Comune', ['COORDINATORE', 'COMUNE'], () =>
      di('064071'),
    ),
    caso('AttoDiMandato.puoRevocare', 'revocaAttoDiMandato', 'di un altro', ['COORDINATORE', 'ALTRO COMUNE'], () =>
      di('064113'),
    ),
    caso('AttoDiMandato.puoAnnullare', 'annullaAttoDiMandato', 'del proprio Comune', ['COORDINATORE', 'COMUNE'], () =>
      errato('064071'),
    ),
    caso(
      'AttoDiMandato.puoRettificare',
      'rettificaAttoDiMandato',
      'di un altro',
      ['COORDINATORE', 'ALTRO COMUNE'],
      () => errato('064113', { organo: 'Consiglio' }),
    ),
    caso('AttoDiMandato.puoRevocare', 'revocaAttoDiMandato', 'senza più effetto', [], () => di('064071', PASSATO)),
  ];
}

const ORE = { dalle: '2026-12-01T19:00:00Z', alle: '2026-12-02T07:00:00Z' };
const FINITO = '[2026-11-01T19:00Z,2026-11-02T07:00Z)';

function reperibilita({ inServizio, turno }: Stati, sql: Sql): Verita[] {
  const TURNO = { tipo: 'OrganizzaTurnoInput' };
  const nuovo = async (periodo?: string): Promise<Pronto & { input: typeof ORE }> => {
    await sql('TRUNCATE turno_reperibilita');
    const input = await turno(ORE);
    if (periodo !== undefined) await sql('UPDATE turno_reperibilita SET periodo = $1::tstzrange', [periodo]);
    return { di: ['TurnoReperibilita', { id: input.turnoId }], input };
  };
  /** A shift that has begun, with another end. */
  const inCorso = async (): Promise<Pronto> => {
    const { di, input } = await nuovo('[2026-11-20T19:00Z,2026-11-28T07:00Z)');
    return { di, input: { ...input, dalle: '2026-11-20T19:00:00Z', alle: '2026-11-24T09:00:00Z' } };
  };
  const cambia = (quando: string, chi: readonly string[], prepare: () => Promise<Pronto>): Verita =>
    caso('TurnoReperibilita.puoModificare', 'organizzaTurnoReperibilita', quando, chi, prepare, TURNO);
  const toglie = (quando: string, chi: readonly string[], prepare: () => Promise<Pronto>): Verita => {
    const annulla = async (): Promise<Pronto> => {
      const { di, input } = await prepare();
      const { turnoId, versione } = input as { turnoId: string; versione: number };
      return { di, input: { turnoId, versione, ...errore } };
    };
    const tipo = 'AnnullaTurnoInput';
    return caso('TurnoReperibilita.puoAnnullare', 'annullaTurnoReperibilita', quando, chi, annulla, { tipo });
  };
  const organizza = async (): Promise<Pronto> => {
    await sql('TRUNCATE turno_reperibilita');
    return { di: ['Ambito', { id: A04 }], input: { ...ORE, operatoreId: (await inServizio()).operatoreId } };
  };
  const svolto = async (): Promise<Pronto> => {
    await sql('TRUNCATE turno_reperibilita');
    const ore = { dalle: '2026-11-01T19:00:00Z', alle: '2026-11-02T07:00:00Z', motivo: 'Organizzato a voce' };
    return { di: ['Ambito', { id: A04 }], input: { ...ore, operatoreId: (await inServizio()).operatoreId } };
  };
  return [
    caso('Ambito.puoRegistrareTurnoSvolto', 'registraTurnoSvolto', 'sempre', COORDINATORE, svolto),
    caso(
      ...(['Ambito.puoOrganizzareReperibilita', 'organizzaTurnoReperibilita', 'sempre'] as const),
      ...([COORDINATORE, organizza, TURNO] as const),
    ),
    cambia('a venire', COORDINATORE, () => nuovo()),
    cambia('in corso, la fine', COORDINATORE, inCorso),
    cambia('finito', [], () => nuovo(FINITO)),
    toglie('a venire', COORDINATORE, () => nuovo()),
    toglie('in corso', COORDINATORE, inCorso),
    toglie('finito', COORDINATORE, () => nuovo(FINITO)),
    caso('TurnoReperibilita.puoRettificare', 'rettificaTurnoReperibilita', 'finito', COORDINATORE, async () => {
      const { di, input } = await nuovo(FINITO);
      const { turnoId, versione } = input as unknown as { turnoId: string; versione: number };
      return { di, input: { turnoId, versione, ...errore, alle: '2026-11-02T06:00:00Z' } };
    }),
  ];
}

function formazione(
  { attivita, comincia, conPresenze, dimenticato, daPresenze }: Stati,
  { versione }: Pick<Strumenti, 'versione'>,
): Verita[] {
  const ISCRIZIONE = { tipo: 'IscrizioneInput' };
  const ISCRIVE = ['ASSISTENTE_SOCIALE', 'COORDINATORE'];
  const iscrizione = async (iscritto: boolean, dal?: string): Promise<Pronto> => {
    const input = await attivita({ iscritto });
    if (dal !== undefined) await comincia(input.attivitaId, dal);
    return { di: ['AttivitaFormativa', { id: input.attivitaId }], input };
  };
  const annulla = async (dal?: string): Promise<Pronto> => {
    const { di, input } = await iscrizione(true, dal);
    const { attivitaId } = input as { attivitaId: string };
    const sbagliata =
      dal === undefined ? {} : { versione: await versione('attivita_formativa', attivitaId), ...errore };
    return { di, in: ['partecipazioni', {}, 'senza pagine'], input: { ...input, ...sbagliata } };
  };
  const tardiva = (quando: string, chi: readonly string[], giorno: string): Verita =>
    caso('AttivitaFormativa.puoRegistrareIscrizioneTardiva', 'registraIscrizioneTardiva', quando, chi, async () => {
      const input = await dimenticato(giorno);
      return { di: ['AttivitaFormativa', { id: input.attivitaId }], input };
    });
  const presenze = async (dal: string): Promise<Pronto> => {
    const input = await daPresenze(dal);
    return { di: ['AttivitaFormativa', { id: input.attivitaId }], input };
  };
  const sbagliata = async (extra: object): Promise<Pronto> => {
    const { attivitaId, versione } = await conPresenze();
    return { di: ['AttivitaFormativa', { id: attivitaId }], input: { attivitaId, versione, ...errore, ...extra } };
  };
  const rettificaOre = (quando: string, chi: readonly string[], registrate: boolean): Verita =>
    caso('Partecipazione.puoRettificare', 'rettificaPresenza', quando, chi, async () => {
      const { attivitaId, versione, operatoreId } = await conPresenze(registrate);
      return {
        ...{ di: ['AttivitaFormativa', { id: attivitaId }], in: ['partecipazioni', {}, 'senza pagine'] },
        input: { attivitaId, versione, operatoreId, ore: 3, ...errore },
      };
    });
  const iscrive = (quando: string, chi: readonly string[], prepare: () => Promise<Pronto>): Verita =>
    caso('AttivitaFormativa.puoIscrivere', 'iscriviOperatore', quando, chi, prepare, ISCRIZIONE);
  const lascia = (quando: string, chi: readonly string[], prepare: () => Promise<Pronto>): Verita =>
    caso('Partecipazione.puoAnnullare', 'annullaIscrizione', quando, chi, prepare);
  return [
    iscrive('con posti', ISCRIVE, () => iscrizione(false)),
    iscrive('cominciata', [], () => iscrizione(false, '2026-11-01')),
    caso('AttivitaFormativa.puoRegistrarePresenze', 'registraPresenze', 'cominciata', COORDINATORE, () =>
      presenze('2026-11-01'),
    ),
    caso('AttivitaFormativa.puoRegistrarePresenze', 'registraPresenze', 'a venire', [], () => presenze('2027-03-01')),
    lascia('a venire', ISCRIVE, () => annulla()),
    lascia('cominciata', COORDINATORE, () => annulla('2026-11-01')),
    tardiva('cominciata', COORDINATORE, '2026-11-01'),
    tardiva('a venire', [], '2027-03-01'),
    caso('AttivitaFormativa.puoAnnullare', 'annullaAttivitaFormativa', 'sempre', COORDINATORE, () => sbagliata({})),
    caso('AttivitaFormativa.puoRettificare', 'rettificaAttivitaFormativa', 'sempre', COORDINATORE, () =>
      sbagliata({ crediti: 3 }),
    ),
    rettificaOre('con le ore registrate', COORDINATORE, true),
    rettificaOre('senza ore', [], false),
  ];
}
