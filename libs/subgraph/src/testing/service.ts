// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Ruolo, RuoloAssegnato } from '@ambito/access';
import {
  callRisorsa,
  callSubgraph,
  PROOF_KEYS,
  startIssuer,
  testDatabase,
  type Answer,
  type TestService,
} from '@ambito/testing';
import type { SubgraphDefinition } from '../schema.ts';
import { createSubgraph, type SubgraphConfig } from '../server.ts';
import type { Chi } from './answers.ts';
import type { ResourceExample } from './entities.ts';

/** What a caller's account has beside the role of the test. */
interface Account {
  readonly sub?: string | undefined;
  readonly ruolo?: Partial<RuoloAssegnato>;
  readonly claims?: Record<string, unknown>;
}

/** Starts a subgraph for a test file, on a migrated database and with an issuer of its own. `doveVale` says where a role holds. */
export async function startService(
  service: TestService,
  definition: SubgraphDefinition,
  doveVale: (ruolo: Ruolo, ambito: Chi['ambito']) => Partial<RuoloAssegnato>,
  clock: () => Date = () => new Date(),
  limits: Pick<SubgraphConfig, 'PERSONAL_READS'> = { PERSONAL_READS: {} },
) {
  const database = await testDatabase(service);
  const issuer = await startIssuer();
  const app = await createSubgraph(
    definition,
    {
      AMBITO_PROFILE: 'local',
      HOST: '127.0.0.1',
      PORT: 0,
      METRICS_PORT: 0,
      LOG_LEVEL: 'silent',
      DATABASE_URL: database.urls.DATABASE_URL,
      DATABASE_POOL: 20,
      DATABASE_PREPARED: true,
      OIDC_ISSUER: issuer.issuer,
      OIDC_AUDIENCE: issuer.audience,
      GATEWAY_PROOF_KEYS: [...PROOF_KEYS],
      ...limits,
    },
    clock,
  );

  async function bearer(chi: Chi | Ruolo | null, account: Account = {}): Promise<string | undefined> {
    const { ruolo, ambito } =
      typeof chi === 'object' && chi !== null ? chi : { ruolo: chi, ambito: 'proprio' as const };
    if (ruolo === null) return undefined;
    const assegnato = { ruolo, dal: '2020-01-01', ...doveVale(ruolo, ambito), ...account.ruolo };
    return issuer.bearer(account.sub ?? `prova-${ruolo}`, [assegnato], account.claims);
  }

  return {
    app,
    database,
    /** The authorization of a role, or of nobody. */
    bearer,
    /** Asks as a role of the Ambito of the test or of another Ambito, or as nobody. */
    async call<T = Record<string, unknown>>(
      chi: Chi | Ruolo | null,
      query: string,
      variables: object = {},
      account: Account = {},
    ): Promise<Answer<T>> {
      return callSubgraph<T>(app.port, { query, variables, authorization: await bearer(chi, account) });
    },
    /** Asks for a resource as the gateway does. */
    async risorsa(chi: Chi | Ruolo | null, esempio: ResourceExample, account: Account = {}): Promise<Response> {
      return callRisorsa(app.port, { ...esempio, authorization: await bearer(chi, account) });
    },
    /** SQL statements that the service has sent so far. */
    async statements(): Promise<number> {
      const metrics = await (await fetch(`http://127.0.0.1:${app.metricsPort}/metrics`)).text();
      return Number(/^ambito_sql_statements_total\{[^}]*\} (\d+)/m.exec(metrics)?.[1]);
    },
    async stop(): Promise<void> {
      await app.stop();
      await issuer.stop();
      await database.drop();
    },
  };
}
