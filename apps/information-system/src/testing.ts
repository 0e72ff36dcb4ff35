// SPDX-License-Identifier: AGPL-3.0-or-later
import { randomUUID } from 'node:crypto';
import type { Ruolo, RuoloAssegnato } from '@ambito/access';
import { newEvent, type Evento } from '@ambito/events';
import { createDataSource, work } from '@ambito/persistence';
import { createLogger } from '@ambito/telemetry';
import { startService } from '@ambito/subgraph/testing';
import { definition } from './app.ts';
import { fattiConsumer } from './fatti/fatti.consumer.ts';
import { updateTutte } from './figure/update-figure.ts';

export { definition };
export const A04 = '0192a04a-0000-7000-8000-000000000a04';
export const ALTRO = '0192a04a-0000-7000-8000-000000000a05';
/** The Comune of the role COMUNE. */
export const PETRURO = '064071';
export const SEDE = '0192a04a-0000-7000-8000-0000000005ed';

/** What a statement may read whole, with the reason why it stays small. */
export const TABELLE_PICCOLE: Readonly<Record<string, string>> = {
  'avanzamento of an Ambito': 'a row for each Ambito',
};

const FATTI = 'the figures of a period are made of all that an Ambito has';
/** What a statement of the worker may read whole, likewise. */
export const TABELLE_DEL_LAVORATORE: Readonly<Record<string, string>> = {
  avanzamento: 'a row for each Ambito',
  periodo_da_ricalcolare: 'the periods whose figures wait to be made',
  'ambito_comune of an Ambito': 'the Comuni that an Ambito has had',
  'fatto_contatto of an Ambito': FATTI,
  'fatto_incarico of an Ambito': FATTI,
  'fatto_operatore of an Ambito': FATTI,
  'fatto_orario of an Ambito': FATTI,
  'fatto_presa_in_carico of an Ambito': FATTI,
  'fatto_progetto of an Ambito': FATTI,
  'fatto_sede of an Ambito': FATTI,
  'fatto_verifica of an Ambito': FATTI,
};

/** Starts the information system on a database of its own, with the functions of its worker. */
export async function startInformationSystem() {
  const service = await startService('information_system', definition, doveVale);
  const { database } = service;
  const lavoratore = createDataSource({
    url: database.urls.WORKER_DATABASE_URL,
    applicationName: 'prova',
    poolSize: 10,
    entities: definition.entities,
  });
  const owner = createDataSource({ url: database.adminUrl, applicationName: 'prova', poolSize: 2, entities: [] });
  const servizio = createDataSource({
    url: database.urls.DATABASE_URL,
    applicationName: 'prova',
    poolSize: 2,
    entities: [],
  });
  await Promise.all([lavoratore.initialize(), owner.initialize(), servizio.initialize()]);
  return {
    ...service,
    lavoratore,
    /** As the owner of the database, whom row-level security does not hold. */
    admin: <R>(sql: string, parameters: unknown[] = []): Promise<R[]> => owner.query(sql, parameters),
    /** With the rights of the service. */
    servizio: (sql: string): Promise<unknown> => servizio.query(sql),
    /** Applies events as the worker does, Ambito by Ambito. */
    async apply(events: readonly Evento[]): Promise<void> {
      for (const event of events) await work(lavoratore, event.ambitoId, (unit) => fattiConsumer.apply(unit, [event]));
    },
    applyInsieme: (events: readonly Evento[]): Promise<void> =>
      work(lavoratore, A04, (unit) => fattiConsumer.apply(unit, events)),
    update: (): Promise<void> => updateTutte(lavoratore, createLogger('prova', 'silent')),
    async stop() {
      await Promise.all([lavoratore.destroy(), owner.destroy(), servizio.destroy()]);
      await service.stop();
    },
  };
}

export type InformationSystem = Awaited<ReturnType<typeof startInformationSystem>>;

function doveVale(ruolo: Ruolo, ambito: 'proprio' | 'altro'): Partial<RuoloAssegnato> {
  if (ruolo === 'AMMINISTRATORE') return {};
  if (ruolo === 'REGIONE') return { regione: ambito === 'proprio' ? '15' : '12' };
  return { ambito: ambito === 'proprio' ? A04 : ALTRO, ...(ruolo === 'COMUNE' ? { comune: PETRURO } : {}) };
}

const AGGREGATI = {
  AmbitoAggiornato: 'Ambito',
  ComuneAggiornato: 'Comune',
  SedeAggiornata: 'Sede',
  OperatoreAggiornato: 'Operatore',
  AttoDiMandatoAggiornato: 'AttoDiMandato',
  EnteAggiornato: 'Ente',
  SogliaAggiornata: 'Soglia',
  VocabolarioAggiornato: 'Vocabolario',
  AttivitaFormativaAggiornata: 'AttivitaFormativa',
  ContattoAggiornato: 'Contatto',
  PresaInCaricoAggiornata: 'PresaInCarico',
  ProgettoAggiornato: 'ProgettoPersonalizzato',
  TrasmissioneAggiornata: 'Trasmissione',
  SuccessioneConfermata: 'Incarico',
} as const;

const evento = (
  tipo: keyof typeof AGGREGATI,
  id: string,
  versione: number,
  dati: object,
  ambitoId: string | null = A04,
): Evento =>
  newEvent({
    tipo,
    ambitoId,
    aggregato: { tipo: AGGREGATI[tipo], id, versione },
    avvenutoIl: '2026-10-01T08:00:00.000Z',
    dati,
  } as never);

/** The pseudonym of the n-th person. */
const persona = (n: number): string => n.toString(16).padStart(64, '0');
const COMUNI = ['064008', PETRURO].map((codiceIstat) => ({ codiceIstat, dal: '2026-06-01' }));
const noto = { fasciaEta: '35-49', sesso: 'F', gruppoCittadinanza: 'ITALIANA' };

export const eventi = {
  ambito: (id = A04, codice = 'A04', comuni: readonly object[] = COMUNI, versione = 1) =>
    evento(
      'AmbitoAggiornato',
      id,
      versione,
      { codice, nome: `Ambito ${codice}`, regione: '15', capofila: '064008', comuni },
      id,
    ),
  popolazione: (codiceIstat: string, residenti: number, versione = 1) =>
    evento('ComuneAggiornato', codiceIstat, versione, { codiceIstat, residenti: [{ anno: 2021, residenti }] }, null),
  sede: (extra: object = {}, versione = 1) =>
    evento('SedeAggiornata', SEDE, versione, {
      comune: '064008',
      denominazione: 'Sede',
      attivaDal: '2026-06-01',
      orari: [
        { giorno: 1, dalle: '09:00', alle: '12:00', validoDal: '2026-06-01' },
        { giorno: 3, dalle: '15:00', alle: '17:30', validoDal: '2026-06-01' },
      ],
      ...extra,
    }),
  operatore: (id: string, dal: string, fte: number, versione = 1) =>
    evento('OperatoreAggiornato', id, versione, {
      naturaQualifica: 'ASSISTENTE_SOCIALE',
      incarichi: [{ id: randomUUID(), sedeId: SEDE, dal, fte, tempoIndeterminato: true, titolo: 'DIPENDENTE' }],
    }),
  soglia: (valori: readonly { valore: number; dal: string }[], versione = 1) =>
    evento('SogliaAggiornata', 'PERSONE_PER_CELLA', versione, { nome: 'PERSONE_PER_CELLA', valori }, null),
  formazione: (
    id: string,
    versione: number,
    al: string,
    partecipazioni: { operatoreId: string; ore: number | null }[],
  ) => evento('AttivitaFormativaAggiornata', id, versione, { dal: al, al, ore: 20, partecipazioni }),
  contatto: (id: string, versione: number, chi: number | null, giorno: string, extra: object = {}) =>
    evento('ContattoAggiornato', id, versione, {
      giorno,
      istante: `${giorno}T09:00:00.000Z`,
      sedeId: SEDE,
      comuneResidenza: '064008',
      pseudonimo: chi === null ? null : persona(chi),
      canale: 'DI_PERSONA',
      richiedente: 'UTENTE',
      urgente: false,
      bisogni: [{ codice: 'POV_CASA', area: 'POV' }],
      esito: null,
      esitoIl: null,
      rispostaIl: null,
      presaInCaricoId: null,
      ...noto,
      ...extra,
    }),
  presa: (id: string, versione: number, chi: number, stato: string, date: object, extra: object = {}) =>
    evento('PresaInCaricoAggiornata', id, versione, {
      pseudonimo: persona(chi),
      comuneResidenza: '064008',
      sedeId: SEDE,
      area: 'POV',
      naturaArea: 'POVERTA_ED_ESCLUSIONE',
      stato,
      ...date,
      ...noto,
      ...extra,
    }),
  trasmissione: (id: string, versione: number, chi: number | null, stato: string, extra: object = {}) =>
    evento('TrasmissioneAggiornata', id, versione, {
      pseudonimo: chi === null ? null : persona(chi),
      sedeId: SEDE,
      comuneResidenza: '064008',
      enteId: SEDE,
      tipo: 'SANITARIA',
      area: 'POV',
      baseGiuridica: 'ASSISTENZA',
      stato,
      trasmessaIl: '2026-07-01T10:00:00.000Z',
      entro: '2026-07-31',
      ...extra,
    }),
  progetto: (id: string, versione: number, chi: number, stato: string, extra: object) =>
    evento('ProgettoAggiornato', id, versione, {
      presaInCaricoId: randomUUID(),
      pseudonimo: persona(chi),
      comuneResidenza: '064008',
      sedeId: SEDE,
      area: 'POV',
      naturaArea: 'POVERTA_ED_ESCLUSIONE',
      stato,
      condiviso: true,
      obiettivi: [],
      interventi: [],
      verifiche: [],
      ...extra,
    }),
};
