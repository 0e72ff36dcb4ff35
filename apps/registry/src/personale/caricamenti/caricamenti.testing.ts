// SPDX-License-Identifier: AGPL-3.0-or-later
import type { JobContext } from '@ambito/jobs';
import { createDataSource, write } from '@ambito/persistence';
import type { WorkerTools } from '@ambito/subgraph';
import { createLogger, createMetrics } from '@ambito/telemetry';
import type { Answer } from '@ambito/testing';
import { definition } from '../../app.ts';
import { istituisci, startRegistry, type Registry } from '../../testing.ts';
import { richieste } from './coda-caricamenti.ts';
import { runCaricamento } from './run-caricamento.ts';

export interface Esito {
  readonly id: string;
  readonly stato: string;
  readonly prova: boolean;
  readonly righe: number | null;
  readonly righeLavorate: number;
  readonly nuove: number | null;
  readonly invariate: number | null;
  readonly totaleErrori: number;
  readonly tabellaErrori: string | null;
  readonly errori: readonly {
    riga: number | null;
    colonna: string | null;
    messaggio: string;
    articolo: string | null;
  }[];
  readonly permessi: { readonly puoAnnullare: boolean; readonly puoScaricareErrori: boolean };
  readonly versione: number;
}

const CAMPI = `id stato prova righe righeLavorate nuove invariate totaleErrori tabellaErrori errori { riga colonna messaggio articolo }
  permessi { puoAnnullare puoScaricareErrori } versione`;

/** The worker of a registry, with its two roles in the database. It runs a job as the queue does. */
export async function startLavoratore({ database, archivio }: Registry, orologio: () => Date = () => new Date()) {
  const metrics = createMetrics('prova');
  const open = (url: string) =>
    createDataSource({
      url,
      applicationName: 'prova',
      poolSize: 4,
      entities: definition.entities,
      metrics,
    }).initialize();
  const dataSource = await open(database.urls.WORKER_DATABASE_URL);
  const serving = await open(database.urls.DATABASE_URL);
  const operate: WorkerTools['operate'] = (contesto, operazione) =>
    write(serving, contesto, { rules: definition.rules }, operazione);
  const { take, findStill, rename } = richieste(dataSource, orologio);
  return {
    dataSource,
    operate,
    take,
    findStill,
    rename,
    /** Runs the job of one load. @param altro other properties of the job */
    async run(caricamentoId: string, altro: Partial<JobContext> = {}, store = archivio.store): Promise<void> {
      const job: JobContext = {
        id: 'job',
        attempt: 1,
        lastAttempt: false,
        requestId: 'request-1',
        logger: createLogger('prova', 'silent'),
        progress: () => Promise.resolve(),
        ...altro,
      };
      await runCaricamento({ dataSource, operate }, store, orologio).run({ caricamentoId }, job);
    },
    /** Runs all the loads that wait. */
    async runAll(): Promise<void> {
      for (let presi = await take(); presi.length > 0; presi = await take())
        for (const { id } of presi) await this.run(id);
    },
    /** SQL statements sent so far. */
    statements: async (): Promise<number> => (await metrics.sqlStatements.get()).values[0]?.value ?? 0,
    async stop() {
      await dataSource.destroy();
      await serving.destroy();
    },
  };
}

/** A day between the first and the second week of hours in the tables below. */
const OGGI = new Date('2026-02-02T09:00:00Z');

/** The coordinator's commands on loads, in A04. */
export function caricamentiDi(registry: Registry) {
  /** Attaches a file. @returns the attachment's id */
  async function allega(contenuto: Buffer | string, tipo: 'CSV' | 'XLSX' | 'PDF' = 'CSV'): Promise<string> {
    const byte = Buffer.from(contenuto);
    const { data } = await registry.call<{ preparaAllegato: { id: string; caricamento: { url: string } } }>(
      'COORDINATORE',
      'mutation ($input: PreparaAllegatoInput!) { preparaAllegato(input: $input) { id caricamento { url } } }',
      { input: { nome: `tabella.${tipo.toLowerCase()}`, tipo, dimensione: byte.length } },
    );
    const { id, caricamento } = data!.preparaAllegato;
    const { status } = await ask(caricamento.url, {
      metodo: 'PUT',
      body: new Uint8Array(byte) as unknown as string,
    });
    if (status !== 204) throw new Error(`the content was answered ${status}`);
    return id;
  }

  /** Fetches an address that the graph has given. */
  const ask = (url: string, altro: { metodo?: string; body?: string } = {}): Promise<Response> =>
    registry.risorsa('COORDINATORE', { percorso: url.replace('/risorse/registry', ''), ...altro });

  /** Asks for a load. */
  const richiedi = (
    input: { tipo: string; allegatoId: string; prova?: boolean },
    chiave?: string,
    extra: object = {},
  ): Promise<Answer<{ richiediCaricamento: Esito }>> =>
    registry.call(
      'COORDINATORE',
      `mutation ($input: RichiediCaricamentoInput!, $chiave: ID) { richiediCaricamento(input: $input, chiaveIdempotenza: $chiave) { ${CAMPI} } }`,
      { input: { prova: false, ...input }, chiave },
      extra,
    );

  /** Asks for a load, which is accepted. @returns its id */
  async function chiesto(input: { tipo: string; allegatoId: string; prova?: boolean }): Promise<string> {
    const { data, errors } = await richiedi(input);
    if (errors !== undefined) throw new Error(JSON.stringify(errors));
    return data!.richiediCaricamento.id;
  }

  /** A load as it is now. */
  async function read(id: string): Promise<Esito> {
    const { data } = await registry.call<{ caricamento: Esito }>(
      'COORDINATORE',
      `query ($id: UUID!) { caricamento(id: $id) { ${CAMPI} } }`,
      { id },
    );
    return data!.caricamento;
  }

  return { allega, ask, richiedi, chiesto, read };
}

/** A registry with Ambito A04, its coordinator's commands on loads, and a worker. */
export async function startCaricamenti(adesso: () => Date = () => OGGI) {
  const registry: Registry = await startRegistry(adesso);
  await istituisci(registry);
  const lavoratore = await startLavoratore(registry, adesso);
  const passi = caricamentiDi(registry);

  /** Asks for a load, has it done, and reads how it ended. */
  async function load(tipo: string, allegatoId: string, prova = false): Promise<Esito> {
    const id = await passi.chiesto({ tipo, allegatoId, prova });
    await lavoratore.runAll();
    return passi.read(id);
  }

  return {
    registry,
    lavoratore,
    ...passi,
    load,
    quanti: async (tabella: string): Promise<number> =>
      (await registry.admin<{ n: number }>(`SELECT count(*)::int AS n FROM ${tabella}`))[0]!.n,
    async stop() {
      await lavoratore.stop();
      await registry.stop();
    },
  };
}
export type Caricamenti = Awaited<ReturnType<typeof startCaricamenti>>;

export const EVENTI_DI_SEDI = `outbox WHERE evento ->> 'tipo' = 'SedeAggiornata'`;

/** Tables without errors, each in another format. */
export const SEDI = `Codice ISTAT;Denominazione;Indirizzo;Attiva dal;Accesso senza gradini;Telefono
064008;Sede di Avellino;Piazza del Popolo 1;01/01/2020;Sì;0825 1234
064071;Sede di Petruro;Via Roma 2;2020-01-01;no;
064113;"Sede di Tufo; al municipio";Via Roma 3;1/1/2020;;
`;
export const ORARI = `Codice ISTAT,Valido dal,Giorno,Dalle,Alle,Motivazione
064008,01/01/2026,Lunedì,8:30,13:30,
064008,01/01/2026,giovedi,15.00,17.30,
064008,01/03/2026,Sabato,09:00,13:00,mercato
064071,01/01/2026,Martedì,09:00,13:00,
`;
export const TESTA =
  'Nome;Cognome;Qualifica;Account;Numero di albo;Sezione dell’albo;Codice deontologico accettato il;Codice ISTAT della sede;Dal;Al;Tempo pieno equivalente;Titolo di servizio;Tempo indeterminato;Atto';
export const OPERATORI = `${TESTA}
Anna;Rossi;Assistente sociale;anna.rossi;12;A;01/02/2019;064008;01/01/2020;;0,5;Dipendente;Sì;det. 1/2020
Anna;Rossi;Assistente sociale;anna.rossi;12;A;01/02/2019;064071;01/01/2020;;0,5;;;det. 2/2020
Bruno;De Santis;Segretariato;;;;;064008;01/01/2026;31/12/2026;1;Disciplinare d'incarico;No;disc. 3/2026
`;
