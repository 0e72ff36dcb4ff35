// SPDX-License-Identifier: AGPL-3.0-or-later
import { randomUUID } from 'node:crypto';
import type { Ruolo, RuoloAssegnato } from '@ambito/access';
import type { Evento } from '@ambito/events';
import { createDataSource, work, type DataSource } from '@ambito/persistence';
import { startService, type Chi } from '@ambito/subgraph/testing';
import type { Answer } from '@ambito/testing';
import { anagrafeConsumer } from './anagrafe.consumer.ts';
import { defineCasework } from './app.ts';
import { createPseudonimi } from './persone/pseudonimi.ts';

export const A04 = '0192a04a-0000-7000-8000-000000000a04';
export const ALTRO_AMBITO = '0192a04a-0000-7000-8000-000000000a05';
export const SEDE = randomUUID();
export const SEDE_CESSATA = randomUUID();
/** A case manager with an incarico in force and the account that calls as ASSISTENTE_SOCIALE. */
export const ASSISTENTE = randomUUID();
export const ALTRO_ASSISTENTE = randomUUID();
export const SENZA_INCARICO = randomUUID();
export const COORDINATORE = randomUUID();
/** An assistente sociale whose only incarico ends with the year. */
export const A_TERMINE = randomUUID();
export const CODICE_FISCALE = 'RSSMRA80A01H501U';
/** A Tuesday at 10 in Rome, when the sede is open; the next day it is not. */
export const APERTA = new Date('2026-11-24T09:00:00Z');
export const ADESSO = new Date('2026-11-25T12:00:00Z');

/** What a statement may read whole, with the reason why it stays small. */
export const TABELLE_PICCOLE: Readonly<Record<string, string>> = {
  anagrafe_coordinatore: 'a row for each Ambito',
  'anagrafe_operatore of an Ambito': 'the operators whom an Ambito has, as the registry tells them',
  'responsabilita of an Ambito by responsabilita_in_attesa': 'the cases that wait for a successor, and no other',
  'persona of an Ambito by persona_codice_fiscale':
    'the person of one trasmissione, by an id from the contatto or the cartella',
  'persona of an Ambito by persona_pkey':
    'the same: which index it is depends on how many persons the database of the test has',
};

export const definition = defineCasework(createPseudonimi(Buffer.alloc(32, 1)));

/**
 * Starts casework on a database of its own that holds the registry's records; unless a clock is given it is 25 November 2026,
 * 13:00 in Rome. `limiti` are those of a day's reads that differ from the usual ones.
 */
export async function startCasework(ora: () => Date = () => ADESSO, limiti?: Parameters<typeof startService>[4]) {
  const service = await startService('casework', definition, doveVale, ora, limiti);
  const { database } = service;
  const poolOf = (url: string, poolSize: number) =>
    createDataSource({ url, applicationName: 'prova', poolSize, entities: [] });
  const worker = poolOf(database.urls.WORKER_DATABASE_URL, 4);
  const owner = poolOf(database.adminUrl, 2);
  const servizio = poolOf(database.urls.DATABASE_URL, 1);
  /** Opened by its first use: few test files need it. */
  let ofService: Promise<DataSource> | undefined;
  await Promise.all([fillAnagrafe(await worker.initialize()), owner.initialize()]);
  const consumer = anagrafeConsumer(ora);
  return {
    ...service,
    call: <T = Record<string, unknown>>(
      chi: Chi | Ruolo | null,
      query: string,
      variables: object = {},
      sub?: string,
      limite: Partial<RuoloAssegnato> = {},
    ): Promise<Answer<T>> => {
      const ruolo = typeof chi === 'string' ? chi : chi?.ruolo;
      const claims = ruolo === 'CITTADINO' ? { codice_fiscale: CODICE_FISCALE } : {};
      return service.call<T>(chi, query, variables, { sub, claims, ruolo: limite });
    },
    /** Applies events of the registry, which came together, as the worker does. */
    apply: (...eventi: Evento[]): Promise<void> => work(worker, A04, (unit) => consumer.apply(unit, eventi)),
    /** Runs SQL as the owner, without row-level security, to see the rows themselves. */
    admin: <R>(sql: string, parameters: unknown[]): Promise<R[]> => owner.query(sql, parameters),
    /** Runs SQL with the rights of the service, outside any unit. */
    servizio: async (sql: string): Promise<unknown> => (await (ofService ??= servizio.initialize())).query(sql),
    count: async (tabelle: readonly string[]): Promise<number[]> =>
      Promise.all(
        tabelle.map(async (tabella) =>
          Number(((await owner.query(`SELECT count(*) FROM ${tabella}`)) as { count: string }[])[0]?.count),
        ),
      ),
    async stop() {
      for (const pool of [worker, owner, servizio]) if (pool.isInitialized) await pool.destroy();
      await service.stop();
    },
  };
}

function doveVale(ruolo: Ruolo, ambito: Chi['ambito']): Partial<RuoloAssegnato> {
  if (ruolo === 'AMMINISTRATORE') return {};
  if (ruolo === 'REGIONE') return { regione: ambito === 'proprio' ? '15' : '12' };
  return { ambito: ambito === 'proprio' ? A04 : ALTRO_AMBITO, ...(ruolo === 'COMUNE' ? { comune: '064071' } : {}) };
}

export type Casework = Awaited<ReturnType<typeof startCasework>>;

/** An incarico as the registry tells it, without an end by default. */
export const incaricoDi = (extra: object = {}) => ({
  id: randomUUID(),
  sedeId: SEDE,
  dal: '2020-01-01',
  fte: 1,
  tempoIndeterminato: true,
  titolo: 'DIPENDENTE',
  ...extra,
});

async function fillAnagrafe(worker: DataSource): Promise<void> {
  const orari = JSON.stringify([{ giorno: 2, dalle: '09:00', alle: '13:00', validoDal: '2020-01-01' }]);
  const incarico = (extra: object = {}) => JSON.stringify([incaricoDi(extra)]);
  await work(worker, A04, async ({ query }) => {
    await query(
      `INSERT INTO anagrafe_sede (id, ambito_id, codice_istat, attiva_dal, attiva_al, orari, versione)
       VALUES ($1, $3, '064008', '2020-01-01', NULL, $4, 1), ($2, $3, '064071', '2020-01-01', '2021-01-01', $4, 1)`,
      [SEDE, SEDE_CESSATA, A04, orari],
    );
    await query(`INSERT INTO anagrafe_comune (codice_istat) VALUES ('064008'), ('064071'), ('064113'), ('058091')`);
    await query(
      `INSERT INTO anagrafe_ambito (id, comuni, versione)
       VALUES ($1, '[{"codiceIstat": "064008", "dal": "2014-06-25"}, {"codiceIstat": "064071", "dal": "2014-06-25"}, {"codiceIstat": "064113", "dal": "2014-06-25"}]', 1)`,
      [A04],
    );
    await query(`INSERT INTO anagrafe_coordinatore (ambito_id, nomine, versione) VALUES ($1, $2, 1)`, [
      A04,
      JSON.stringify([{ operatoreId: COORDINATORE, dal: '2020-01-01' }]),
    ]);
    await query(
      `INSERT INTO anagrafe_mandato (id, ambito_id, codice_istat, dal, operatori, versione)
       SELECT gen_random_uuid(), $1, comune, '2020-01-01', $2, 1 FROM unnest(ARRAY['064008', '064071']) AS comune`,
      [A04, [ASSISTENTE, ALTRO_ASSISTENTE, SENZA_INCARICO, A_TERMINE]],
    );
    await query(
      `INSERT INTO anagrafe_operatore (id, ambito_id, account, natura_qualifica, incarichi, versione)
       VALUES ($7, $4, 'termine', 'ASSISTENTE_SOCIALE', $8, 1), ($6, $4, 'prova-COORDINATORE', 'COORDINATORE', $5, 1), ($1, $4, 'prova-ASSISTENTE_SOCIALE', 'ASSISTENTE_SOCIALE', $5, 1), ($2, $4, 'altra', 'ASSISTENTE_SOCIALE', $5, 1),
              ($3, $4, 'senza', 'ASSISTENTE_SOCIALE', '[]', 1)`,
      [
        ASSISTENTE,
        ALTRO_ASSISTENTE,
        SENZA_INCARICO,
        A04,
        incarico(),
        COORDINATORE,
        A_TERMINE,
        incarico({ al: '2026-12-31' }),
      ],
    );
  });
}
