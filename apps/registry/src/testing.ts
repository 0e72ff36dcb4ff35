// SPDX-License-Identifier: AGPL-3.0-or-later
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { RuoloAssegnato, Ruolo } from '@ambito/access';
import { createDataSource } from '@ambito/persistence';
import { createSubgraph } from '@ambito/subgraph';
import type { Chi, ResourceExample } from '@ambito/subgraph/testing';
import { callRisorsa, callSubgraph, PROOF_KEYS, startIssuer, testDatabase, type Answer } from '@ambito/testing';
import type { Archivio } from './ambito/allegati/archivio.ts';
import { defineRegistry } from './app.ts';
import { createLocalStore } from './ambito/files/local-store.ts';
import { noScan } from './ambito/files/scan.ts';

export const A04 = '0192a04a-0000-7000-8000-000000000a04';
/** The Ambito of the callers with a role in another Ambito. `altroAmbito` makes it. */
export const ALTRO = '0192a04a-0000-7000-8000-000000000a05';

/** A registry that serves, on a database of its own, with a caller for each role; now is `adesso` when it is given. */
export async function startRegistry(adesso?: Date | (() => Date)) {
  const database = await testDatabase('registry');
  const issuer = await startIssuer();
  const cartella = await mkdtemp(join(tmpdir(), 'ambito-registry-'));
  const archivio: Archivio = { store: await createLocalStore(cartella), scan: noScan, chiavi: PROOF_KEYS };
  const ora = () => (typeof adesso === 'function' ? adesso() : (adesso ?? new Date()));
  const app = await createSubgraph(
    defineRegistry(archivio),
    {
      AMBITO_PROFILE: 'local',
      HOST: '127.0.0.1',
      PORT: 0,
      METRICS_PORT: 0,
      LOG_LEVEL: 'silent',
      DATABASE_URL: database.urls.DATABASE_URL,
      DATABASE_POOL: 10,
      OIDC_ISSUER: issuer.issuer,
      OIDC_AUDIENCE: issuer.audience,
      GATEWAY_PROOF_KEYS: [...PROOF_KEYS],
    },
    ora,
  );
  const admin = createDataSource({ url: database.adminUrl, applicationName: 'prova', poolSize: 2, entities: [] });
  await admin.initialize();

  async function call<T = Record<string, unknown>>(
    chi: Chi | Ruolo | null,
    query: string,
    variables: object = {},
    extra: Partial<RuoloAssegnato> = {},
  ): Promise<Answer<T>> {
    return callSubgraph<T>(app.port, { query, variables, authorization: await bearer(chi, extra) });
  }

  async function risorsa(
    chi: Chi | Ruolo | null,
    esempio: ResourceExample,
    extra: Partial<RuoloAssegnato> = {},
  ): Promise<Response> {
    return callRisorsa(app.port, { ...esempio, authorization: await bearer(chi, extra) });
  }

  async function bearer(chi: Chi | Ruolo | null, extra: Partial<RuoloAssegnato>): Promise<string | undefined> {
    const { ruolo, ambito } =
      typeof chi === 'string'
        ? { ruolo: chi, ambito: 'proprio' as const }
        : (chi ?? { ruolo: null, ambito: 'proprio' as const });
    if (ruolo === null) return undefined;
    return issuer.bearer(`prova-${ruolo}`, [{ ruolo, dal: '2020-01-01', ...doveVale(ruolo, ambito), ...extra }]);
  }

  return {
    app,
    database,
    archivio,
    call,
    /** Asks for a resource as the gateway does. */
    risorsa,
    /** Runs SQL as the superuser, at the service's instant, to see the real content of the database. */
    async admin<R>(sql: string, parameters: unknown[] = []): Promise<R[]> {
      const runner = admin.createQueryRunner();
      try {
        await runner.query(`SELECT set_config('ambito.adesso', $1, false)`, [ora().toISOString()]);
        return (await runner.query(sql, parameters)) as R[];
      } finally {
        await runner.release();
      }
    },
    /** SQL statements that the service has sent so far. */
    statements: async (): Promise<number> => {
      const metrics = await (await fetch(`http://127.0.0.1:${app.metricsPort}/metrics`)).text();
      return Number(/^ambito_sql_statements_total\{[^}]*\} (\d+)/m.exec(metrics)?.[1]);
    },
    async stop() {
      await admin.destroy();
      await app.stop();
      await issuer.stop();
      await database.drop();
      await rm(cartella, { recursive: true });
    },
  };
}

export type Registry = Awaited<ReturnType<typeof startRegistry>>;

function doveVale(ruolo: Ruolo, ambito: 'proprio' | 'altro'): Partial<RuoloAssegnato> {
  if (ruolo === 'AMMINISTRATORE') return {};
  if (ruolo === 'REGIONE') return { regione: ambito === 'proprio' ? '15' : '12' };
  return { ambito: ambito === 'proprio' ? A04 : ALTRO, ...(ruolo === 'COMUNE' ? { comune: '064071' } : {}) };
}

const COMUNI = [
  { codiceIstat: '064008', nome: 'Avellino', codiceCatastale: 'A509' },
  { codiceIstat: '064071', nome: 'Petruro Irpino', codiceCatastale: 'G519' },
  { codiceIstat: '064113', nome: 'Tufo', codiceCatastale: 'L461' },
].map((comune) => ({
  ...comune,
  siglaProvincia: 'AV',
  regione: '15',
  popolazione: [{ anno: 2021, residenti: 1_000, fonte: 'prova' }],
}));

/** Ambito A04 with three Comuni, through the graph. */
export async function istituisci({ call }: Pick<Registry, 'call'>): Promise<void> {
  await call('AMMINISTRATORE', 'mutation ($comuni: [ComuneInput!]!) { importaComuni(comuni: $comuni) }', {
    comuni: COMUNI,
  });
  await call('AMMINISTRATORE', 'mutation ($input: IstituisciAmbitoInput!) { istituisciAmbito(input: $input) { id } }', {
    input: {
      id: A04,
      codice: 'A04',
      nome: 'Ambito A04',
      capofila: '064008',
      comuni: COMUNI.map(({ codiceIstat }) => codiceIstat),
      dal: '2014-06-25',
    },
  });
}
