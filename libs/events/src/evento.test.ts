// SPDX-License-Identifier: AGPL-3.0-or-later
import fc from 'fast-check';
import { contratti, type Evento, type TipoEvento } from './contratti.ts';
import { newEvent, parseEvent } from './evento.ts';

const AMBITO = '0192a04a-0000-7000-8000-000000000a04';
const ID = '0192a04a-0000-7000-8000-000000000001';
const ADESSO = '2026-11-24T09:30:00.000Z';
const PSEUDONIMO = 'a1'.repeat(32);

const demografia = { fasciaEta: '35-49', sesso: 'F', gruppoCittadinanza: 'ITALIANA' };
const caso = {
  pseudonimo: PSEUDONIMO,
  comuneResidenza: '064071',
  sedeId: ID,
  area: 'FAM',
  naturaArea: 'FAMIGLIA_E_MINORI',
};

const DATI: Record<TipoEvento, Record<string, unknown>> = {
  AmbitoAggiornato: {
    codice: 'A04',
    nome: 'Ambito Territoriale A04',
    regione: '15',
    capofila: '064008',
    comuni: [{ codiceIstat: '064008', dal: '2014-06-25' }],
  },
  ComuneAggiornato: { codiceIstat: '064071', residenti: [{ anno: 2021, residenti: 282 }] },
  SedeAggiornata: {
    comune: '064025',
    denominazione: 'Sede di Cervinara',
    attivaDal: '2020-01-01',
    orari: [{ giorno: 1, dalle: '08:00', alle: '13:00', validoDal: '2020-01-01', validoAl: '2026-12-31' }],
  },
  OperatoreAggiornato: {
    account: 'demo-assistente',
    naturaQualifica: 'ASSISTENTE_SOCIALE',
    subentranteId: ID,
    incarichi: [{ id: ID, sedeId: ID, dal: '2020-01-01', fte: 0.5, tempoIndeterminato: true, titolo: 'DIPENDENTE' }],
    assenze: [{ sostitutoId: ID, dal: '2026-12-01', al: '2026-12-10' }],
  },
  CoordinatoreAggiornato: {
    nomine: [
      { operatoreId: ID, dal: '2026-01-01', al: '2026-12-31' },
      { operatoreId: ID, dal: '2027-01-01' },
    ],
  },
  AttoDiMandatoAggiornato: { comune: '064071', dal: '2026-01-01', al: '2026-12-31', operatori: [ID] },
  EnteAggiornato: {
    natura: 'TERZO_SETTORE',
    denominazione: 'Cooperativa Alfa',
    dal: '2020-01-01',
    comuni: ['064008'],
    competenze: [{ tipo: 'SOCIALE', aree: ['ELD'], prestazioni: ['A2.07'] }],
    accreditamenti: [{ id: ID, dal: '2026-01-01', al: '2028-12-31', prestazioni: ['A2.07'] }],
  },
  VocabolarioAggiornato: {
    nome: 'BISOGNI',
    voci: [{ codice: 'POV_CASA', nome: 'Casa', area: 'POV', dal: '2014-06-25', al: '2026-12-31' }],
  },
  SogliaAggiornata: { nome: 'PERSONE_PER_CELLA', valori: [{ valore: 3, dal: '2019-01-14' }] },
  AttivitaFormativaAggiornata: {
    dal: '2026-05-04',
    al: '2026-05-05',
    ore: 12,
    partecipazioni: [{ operatoreId: ID, ore: 7.5 }],
  },
  ContattoAggiornato: {
    giorno: '2026-11-24',
    istante: ADESSO,
    sedeId: ID,
    comuneResidenza: '064071',
    pseudonimo: PSEUDONIMO,
    canale: 'DI_PERSONA',
    richiedente: 'UTENTE',
    urgente: false,
    bisogni: [{ codice: 'FAM_GENITORIALITA', area: 'FAM' }],
    esito: 'RICHIESTA_PRESA_IN_CARICO',
    esitoIl: ADESSO,
    rispostaIl: null,
    presaInCaricoId: ID,
    ...demografia,
  },
  PresaInCaricoAggiornata: {
    ...caso,
    stato: 'CONCLUSA',
    richiestaIl: ADESSO,
    assegnataIl: ADESSO,
    attivataIl: ADESSO,
    conclusaIl: ADESSO,
    motivoConclusione: 'OBIETTIVI_RAGGIUNTI',
    caseManagerId: ID,
    ...demografia,
  },
  ProgettoAggiornato: {
    ...caso,
    presaInCaricoId: ID,
    stato: 'ATTIVO',
    attivoDal: '2026-11-24',
    condiviso: true,
    obiettivi: [{ id: ID, esito: null, raggiunto: false }],
    interventi: [{ id: ID, prestazione: 'A1.04.01', costo: '1200.00', dal: '2026-11-24' }],
    verifiche: [{ id: ID, prevista: '2027-02-24' }],
  },
  TrasmissioneAggiornata: {
    contattoId: ID,
    pseudonimo: PSEUDONIMO,
    sedeId: ID,
    comuneResidenza: '064071',
    enteId: ID,
    tipo: 'SANITARIA',
    area: 'ELD',
    prestazione: 'A2.07',
    baseGiuridica: 'CONSENSO',
    stato: 'RIFIUTATA',
    trasmessaIl: ADESSO,
    entro: '2026-12-24',
    presaVisioneIl: ADESSO,
    esitoIl: ADESSO,
    motivoRifiuto: 'SENZA_POSTI',
  },
  SuccessioneConfermata: { operatoreId: ID, al: '2026-12-31', senzaSuccessore: 3 },
  LineaDiBilancioAggiornata: {
    pianoId: ID,
    anno: 2026,
    codice: 'FNPS-1',
    fondo: 'Fondo nazionale politiche sociali',
    annoFondo: 2025,
    importo: '1200.00',
    stato: 'ATTIVA',
    riduzione: { id: ID, importo: '900.00' },
  },
  RiduzioneLineaEsaminata: { lineaId: ID, accolta: true, impegnato: '100.00' },
};

const FACOLTATIVI: Partial<Record<TipoEvento, string[]>> = {
  OperatoreAggiornato: ['account', 'subentranteId', 'assenze'],
  AttoDiMandatoAggiornato: ['al'],
  PresaInCaricoAggiornata: ['assegnataIl', 'attivataIl', 'conclusaIl', 'motivoConclusione', 'caseManagerId'],
  ProgettoAggiornato: ['attivoDal'],
  TrasmissioneAggiornata: ['contattoId', 'prestazione', 'presaVisioneIl', 'esitoIl', 'motivoRifiuto'],
  LineaDiBilancioAggiornata: ['fondo', 'annoFondo', 'riduzione'],
};

const AGGREGATI: Record<TipoEvento, { tipo: string; id: string }> = {
  AmbitoAggiornato: { tipo: 'Ambito', id: AMBITO },
  ComuneAggiornato: { tipo: 'Comune', id: '064071' },
  SedeAggiornata: { tipo: 'Sede', id: ID },
  OperatoreAggiornato: { tipo: 'Operatore', id: ID },
  CoordinatoreAggiornato: { tipo: 'Coordinatore', id: AMBITO },
  AttoDiMandatoAggiornato: { tipo: 'AttoDiMandato', id: ID },
  EnteAggiornato: { tipo: 'Ente', id: ID },
  VocabolarioAggiornato: { tipo: 'Vocabolario', id: 'BISOGNI' },
  SogliaAggiornata: { tipo: 'Soglia', id: 'PERSONE_PER_CELLA' },
  AttivitaFormativaAggiornata: { tipo: 'AttivitaFormativa', id: ID },
  ContattoAggiornato: { tipo: 'Contatto', id: ID },
  PresaInCaricoAggiornata: { tipo: 'PresaInCarico', id: ID },
  ProgettoAggiornato: { tipo: 'ProgettoPersonalizzato', id: ID },
  TrasmissioneAggiornata: { tipo: 'Trasmissione', id: ID },
  SuccessioneConfermata: { tipo: 'Incarico', id: ID },
  LineaDiBilancioAggiornata: { tipo: 'LineaDiBilancio', id: ID },
  RiduzioneLineaEsaminata: { tipo: 'RiduzioneLinea', id: ID },
};

/** Events of aggregates that belong to no Ambito. */
const SENZA_AMBITO: readonly TipoEvento[] = ['ComuneAggiornato', 'VocabolarioAggiornato', 'SogliaAggiornata'];

const TIPI = Object.keys(contratti) as TipoEvento[];

function evento(tipo: TipoEvento, dati: object = DATI[tipo]): Evento {
  const ambitoId = SENZA_AMBITO.includes(tipo) ? null : AMBITO;
  const aggregato = { ...AGGREGATI[tipo], versione: 1 };
  return newEvent({ tipo, ambitoId, aggregato, avvenutoIl: ADESSO, dati } as Parameters<
    typeof newEvent<TipoEvento>
  >[0]);
}

describe.each(TIPI)('%s', (tipo) => {
  test('comes out of JSON as it went in', () => {
    const emesso = evento(tipo);
    expect(parseEvent(JSON.parse(JSON.stringify(emesso)))).toEqual({ ok: true, evento: emesso });
    expect(emesso.id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  });

  test.each(['cognome', 'codiceFiscale', 'nota', 'personaId'])('carries no %s, at either end', (campo) => {
    const emesso = evento(tipo);
    expect(() => evento(tipo, { ...DATI[tipo], [campo]: 'x' })).toThrow();
    for (const json of [
      { ...emesso, dati: { ...DATI[tipo], [campo]: 'x' } },
      { ...emesso, [campo]: 'x' },
      { ...emesso, aggregato: { ...emesso.aggregato, [campo]: 'x' } },
    ]) {
      expect(parseEvent(json)).toMatchObject({ ok: false, codice: 'FUORI_CONTRATTO' });
    }
  });

  test('is refused without a field that the contract requires', () => {
    const facoltativi = Object.keys(DATI[tipo]).filter((campo) => {
      const { [campo]: _tolto, ...resto } = DATI[tipo];
      return parseEvent({ ...evento(tipo), dati: resto }).ok;
    });
    expect(facoltativi).toEqual(FACOLTATIVI[tipo] ?? []);
  });
});

describe('an event that goes to the dead letters', () => {
  const buono = evento('ContattoAggiornato');

  test.each([
    ['nothing at all', undefined, 'NON_UN_EVENTO'],
    ['a text', 'ContattoAggiornato', 'NON_UN_EVENTO'],
    ['a header without version', { ...buono, versioneSchema: undefined }, 'NON_UN_EVENTO'],
    ['an unknown type', { ...buono, tipo: 'ContattoCancellato' }, 'TIPO_IGNOTO'],
    ['a type named like a member of every object', { ...buono, tipo: 'constructor' }, 'TIPO_IGNOTO'],
    ['a version to come', { ...buono, versioneSchema: 2 }, 'VERSIONE_IGNOTA'],
    ['an aggregate of another type', { ...buono, aggregato: { ...buono.aggregato, tipo: 'Sede' } }, 'FUORI_CONTRATTO'],
    ['a contatto of no Ambito', { ...buono, ambitoId: null }, 'FUORI_CONTRATTO'],
    ['an invalid version', { ...buono, aggregato: { ...buono.aggregato, versione: 0 } }, 'FUORI_CONTRATTO'],
    ['an id that is not of version 7', { ...buono, id: '3f0e9a52-7a4f-4b8e-9d7e-0d1b1f4b3c11' }, 'FUORI_CONTRATTO'],
    ['an instant with an offset', { ...buono, avvenutoIl: '2026-11-24T10:30:00+01:00' }, 'FUORI_CONTRATTO'],
    ['a fiscal code for a pseudonym', contatto({ pseudonimo: 'RSSMRA80A41Z998X' }), 'FUORI_CONTRATTO'],
    [
      'a fiscal code for a need',
      contatto({ bisogni: [{ codice: 'RSSMRA80A41Z998X', area: 'FAM' }] }),
      'FUORI_CONTRATTO',
    ],
    ['a State for a group of citizenship', contatto({ gruppoCittadinanza: 'RO' }), 'FUORI_CONTRATTO'],
    ['a fiscal code for an outcome', contatto({ esito: 'RSSMRA80A41Z998X' }), 'FUORI_CONTRATTO'],
  ])('%s', (_cosa, json, codice) => {
    expect(parseEvent(json)).toMatchObject({ ok: false, codice });
  });

  test('the reason names the field and not its value', () => {
    const letto = parseEvent(contatto({ pseudonimo: 'RSSMRA80A41Z998X', canale: 'ROSSI', esito: 'MARIA' }));
    expect(letto).toMatchObject({ ok: false, motivo: expect.stringContaining('pseudonimo') });
    expect(JSON.stringify(letto)).not.toMatch(/RSSMRA|ROSSI|MARIA/);
  });

  test('parsing never throws', () => {
    const mutato = fc
      .tuple(fc.constantFrom(...TIPI), fc.constantFrom('id', 'tipo', 'versioneSchema', 'ambitoId', 'aggregato', 'dati'))
      .chain(([tipo, campo]) => fc.anything().map((valore) => ({ ...evento(tipo), [campo]: valore })));
    fc.assert(
      fc.property(fc.oneof(fc.anything(), fc.jsonValue(), mutato), (json) => {
        expect(typeof parseEvent(json).ok).toBe('boolean');
      }),
    );
  });

  function contatto(dati: object): unknown {
    return { ...evento('ContattoAggiornato'), dati: { ...DATI.ContattoAggiornato, ...dati } };
  }
});
