// SPDX-License-Identifier: AGPL-3.0-or-later
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import {
  ANONIMO,
  type Attore,
  attoreDi,
  authentication,
  createTokenVerifier,
  HEADER_AMBITO,
  HEADER_RUOLO,
  chooseAmbito,
  chooseRuolo,
} from '@ambito/access';
import { baseConfig, databaseConfig, oidcConfig, proofConfig, silenceApollo, z } from '@ambito/config';
import { answerError, isAppError, refuseWrongValues } from '@ambito/errors';
import { createDataSource, requirePlainRole, requireWritable } from '@ambito/persistence';
import {
  createLifecycle,
  createLogger,
  createMetrics,
  goneSignal,
  HEADER_RICHIESTA,
  HEADER_RICHIESTA_CHIAMANTE,
  refusals,
  requestIdsOf,
  serveInternals,
  type Dependencies,
  readinessOf,
  type Running,
} from '@ambito/telemetry';
import { ApolloServer } from '@apollo/server';
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginInlineTraceDisabled,
  ApolloServerPluginLandingPageDisabled,
} from '@apollo/server/plugin/disabled';
import { ApolloServerPluginDrainHttpServer } from '@apollo/server/plugin/drainHttpServer';
import { expressMiddleware } from '@as-integrations/express5';
import express, { type NextFunction, type Request, type Response } from 'express';
import { createServer } from 'node:http';
import { serveChanges } from './changes.ts';
import { GraphContext } from './context.ts';
import { formatError, reasonOf } from './errors.ts';
import { unitClosingExecutor } from './executor.ts';
import { fromGatewayOnly } from './from-gateway.ts';
import { personalReads, personalReadsConfig } from './personal-reads.ts';
import { risorseRouter } from './risorse-router.ts';
import { buildSubgraph, hasPublicRecords, type SubgraphDefinition } from './schema.ts';

export const subgraphConfig = z
  .object({
    ...baseConfig.shape,
    ...databaseConfig.shape,
    ...oidcConfig.shape,
    ...proofConfig.shape,
    ...personalReadsConfig.shape,
  })
  .required({ DATABASE_URL: true });
export type SubgraphConfig = z.infer<typeof subgraphConfig>;

const BODY_LIMIT = '2mb';

/** A running subgraph: its graph and its resources on one port, liveness, readiness and metrics on an internal one. */
export async function createSubgraph(
  definition: SubgraphDefinition,
  config: SubgraphConfig,
  clock: () => Date = () => new Date(),
): Promise<Running & { port: number; metricsPort: number }> {
  const { name, rules } = definition;
  const logger = createLogger(name, config.LOG_LEVEL);
  const lifecycle = createLifecycle(config, logger);
  const metrics = createMetrics(name);
  const { schema } = buildSubgraph(definition);
  const dataSource = createDataSource({
    url: config.DATABASE_URL,
    applicationName: `ambito-${name}`,
    poolSize: config.DATABASE_POOL,
    prepared: config.DATABASE_PREPARED,
    entities: definition.entities,
    metrics,
  });
  await dataSource.initialize();
  await requirePlainRole(dataSource, 'DATABASE_URL');
  const verifier = createTokenVerifier({ issuer: config.OIDC_ISSUER, audience: config.OIDC_AUDIENCE });
  const dependencies: Dependencies = { needed: { database: () => requireWritable(dataSource) } };
  const tellRefusal = refusals(metrics, logger);
  const refusedBefore = (reason: string) => () => tellRefusal({ reason });
  const onInternal = (cause: unknown): void => logger.error({ err: cause }, 'internal error');
  const services = {
    dataSource,
    rules,
    clock,
    tellRefusal,
    personalReads: personalReads(config, { logger, metrics }),
  };
  const contextOf = (request: Request, ambito?: string, caller?: AbortSignal): GraphContext => {
    const ids = requestIdsOf(request.get(HEADER_RICHIESTA), request.get(HEADER_RICHIESTA_CHIAMANTE));
    const account = attoreDi(request);
    try {
      const { attore, ambitoId } = actorOf(request, account, ambito);
      return new GraphContext(services, { attore, ambitoId, ...ids, ...(caller === undefined ? {} : { caller }) });
    } catch (error) {
      const reason = reasonOf(error);
      if (reason !== undefined) tellRefusal({ ...ids, reason });
      throw error;
    }
  };

  const app = express().disable('x-powered-by');
  const http = createServer(app);
  lifecycle.watch(http);
  silenceApollo();
  const server = new ApolloServer<GraphContext>({
    gateway: unitClosingExecutor(schema),
    introspection: false,
    persistedQueries: false,
    includeStacktraceInErrorResponses: false,
    hideSchemaDetailsFromClientErrors: true,
    csrfPrevention: true,
    stopOnTerminationSignals: false,
    formatError: (formatted, error) => formatError(formatted, error, onInternal),
    plugins: [
      refuseWrongValues,
      ApolloServerPluginCacheControlDisabled(),
      ApolloServerPluginInlineTraceDisabled(),
      ApolloServerPluginLandingPageDisabled(),
      ApolloServerPluginDrainHttpServer({ httpServer: http, stopGracePeriodMillis: lifecycle.graceMs }),
    ],
  });
  await server.start();

  app.get('/healthz', (_request, response) => void response.json({ alive: true }));
  app.get('/readyz', async (_request, response) => {
    const state = await readinessOf(dependencies, lifecycle);
    response.status(state.ready ? 200 : 503).json(state);
  });
  app.post(
    '/graphql',
    express.raw({ type: 'application/json', limit: BODY_LIMIT }),
    fromGatewayOnly(
      config.GATEWAY_PROOF_KEYS,
      ({ body }) => (Buffer.isBuffer(body) ? { body } : undefined),
      refusedBefore('proof'),
    ),
    parseBody,
    authentication(verifier, refusedBefore('token')),
  );
  const contexts = new WeakMap<Request, GraphContext>();
  app.post(
    '/graphql',
    (request, response, next) => {
      try {
        contexts.set(request, contextOf(request, undefined, goneSignal(response)));
        next();
      } catch (error) {
        // Apollo Server would answer 500 to a caller who has no role in the Ambito.
        if (!isAppError(error)) throw error;
        answerError(response, error);
      }
    },
    expressMiddleware(server, { context: ({ req }) => Promise.resolve(contexts.get(req) as GraphContext) }),
  );
  const changes = hasPublicRecords(definition)
    ? serveChanges({ url: config.DATABASE_URL, name, keys: config.GATEWAY_PROOF_KEYS, logger })
    : undefined;
  if (changes !== undefined) app.use('/cambiamenti', changes.router);
  app.use(
    '/risorse',
    risorseRouter(definition.risorse ?? [], {
      keys: config.GATEWAY_PROOF_KEYS,
      authenticate: authentication(verifier, refusedBefore('token')),
      onUnproven: refusedBefore('proof'),
      contextOf,
      onInternal,
    }),
  );

  http.listen(config.PORT, config.HOST);
  await once(http, 'listening');
  const internals = await serveInternals({
    host: config.HOST,
    port: config.METRICS_PORT,
    dependencies,
    metrics,
    lifecycle,
  });
  const { port } = http.address() as AddressInfo;
  logger.info({ port, metricsPort: internals.port }, 'subgraph ready');
  return {
    port,
    metricsPort: internals.port,
    lifecycle,
    async stop() {
      await changes?.stop();
      await server.stop();
      await internals.stop();
      await dataSource.destroy();
    },
  };
}

/** Who acts in a request, and in which Ambito. @throws Forbidden, BadUserInput */
function actorOf(request: Request, account: Attore, ambito?: string): { attore: Attore; ambitoId: string | null } {
  // A caller whose session is over must sign in, and must not read that the Ambito belongs to somebody else.
  const richiesto = request.get(HEADER_AMBITO) ?? (account === ANONIMO ? undefined : ambito);
  const ambitoId = chooseAmbito(account, richiesto);
  return { attore: chooseRuolo(account, request.get(HEADER_RUOLO), ambitoId), ambitoId };
}

/** The limit of a body that comes from the gateway. */
function parseBody(request: Request, response: Response, next: NextFunction): void {
  try {
    request.body = JSON.parse((request.body as Buffer).toString('utf8'));
    next();
  } catch {
    response.status(400).json({ errors: [{ message: 'Corpo JSON non valido', extensions: { code: 'BAD_REQUEST' } }] });
  }
}
