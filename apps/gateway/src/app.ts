// SPDX-License-Identifier: AGPL-3.0-or-later
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { attoreDi, authentication, createTokenVerifier } from '@ambito/access';
import {
  createLifecycle,
  createLogger,
  createMetrics,
  refusals,
  HEADER_RICHIESTA,
  serveInternals,
  type Dependencies,
  readinessOf,
  type Running,
} from '@ambito/telemetry';
import { silenceApollo } from '@ambito/config';
import { ApolloGateway } from '@apollo/gateway';
import { ApolloServer } from '@apollo/server';
import { ApolloServerPluginLandingPageDisabled } from '@apollo/server/plugin/disabled';
import { ApolloServerPluginDrainHttpServer } from '@apollo/server/plugin/drainHttpServer';
import { expressMiddleware } from '@as-integrations/express5';
import express, { type Request } from 'express';
import type { GatewayConfig } from './config.ts';
import { createEntityCaching } from './entity-cache/index.ts';
import { formatError, lastWord } from './errors.ts';
import { frontEnds } from './front-ends.ts';
import { home } from './home.ts';
import { hardening, securityHeaders } from './hardening.ts';
import {
  anonymousDoor,
  answeredKb,
  createCallers,
  createLimiter,
  FIXED_LIMITS,
  heavyLane,
  limited,
  operationLimits,
  SubgraphPlaces,
  unavailable,
} from './load/index.ts';
import { protectedResource } from './protected-resource.ts';
import { sendOnce } from './representations.ts';
import { createPlanCache, plannedByMeaning, warmPlans } from './query-plans.ts';
import { forwardedOf, type RequestContext } from './request-context.ts';
import { createRisorse } from './risorse.ts';
import { answerRefusal, createSessione } from './sessione/index.ts';
import { sendTogether } from './send-together.ts';
import { SubgraphSource } from './subgraph-source.ts';
import { supergraphFromFile } from './supergraph.ts';

/**
 * The one public endpoint: the graph at `/graphql`, resources at `/risorse`, the session at `/auth`, the front ends' files
 * when there are any.
 */
export async function createApp(config: GatewayConfig): Promise<Running & { port: number; metricsPort: number }> {
  const logger = createLogger('gateway', config.LOG_LEVEL);
  const lifecycle = createLifecycle(config, logger);
  const metrics = createMetrics('gateway');
  const tellRefusal = refusals(metrics, logger);
  const keys = config.GATEWAY_PROOF_KEYS;
  const urls = {
    registry: config.REGISTRY_URL,
    casework: config.CASEWORK_URL,
    'information-system': config.INFORMATION_SYSTEM_URL,
  };
  const services = Object.fromEntries(
    Object.entries(urls).map(([name, url]) => [name, { url, places: new SubgraphPlaces(name, config, metrics) }]),
  );
  const sources: Record<string, SubgraphSource> = Object.fromEntries(
    Object.entries(services).map(([name, { url, places }]) => [name, new SubgraphSource(name, url, { keys, places })]),
  );
  const caching = createEntityCaching({ url: config.REGISTRY_URL, keys, logger, metrics });
  const verifier = createTokenVerifier({ issuer: config.OIDC_ISSUER, audience: config.OIDC_AUDIENCE });
  const callers = createCallers(keys);
  const risorse = createRisorse(services, { keys, limits: config, logger, callerOf: callers.of });
  const limiter = createLimiter(config, { logger, metrics });
  const door = anonymousDoor(config, { callerOf: callers.of, metrics });
  // Who is refused before it is known who asks counts by its address, as somebody who is not signed in.
  const countRefused = (request: Request): Promise<void> => limiter.admit('anonymous', callers.atAddress(request));
  const authenticate = authentication(verifier, (request: Request) => {
    tellRefusal({ reason: 'token' });
    return countRefused(request);
  });
  const sessione = createSessione(config, {
    verifier,
    logger,
    addressOf: (request) => callers.atAddress(request).key,
    onRefused: countRefused,
  });
  // A gateway without one subgraph, or without the sessions, still answers the rest. If it left the balancer, every gateway would.
  const dependencies: Dependencies = {
    anyOf: Object.fromEntries(Object.entries(sources).map(([name, source]) => [name, () => source.ready()])),
    beside: sessione.checks,
  };

  // No answer is asked for again by its ETag; files of front ends have theirs of their own.
  const app = express().disable('x-powered-by').disable('etag').set('trust proxy', config.TRUSTED_PROXIES);
  const http = createServer(app);
  lifecycle.watch(http);
  const plans = createPlanCache();
  silenceApollo();
  const gateway = new ApolloGateway({
    supergraphSdl: supergraphFromFile(config.SUPERGRAPH_PATH, logger),
    buildService: ({ name }) => {
      const source = sources[name];
      if (source === undefined) throw new Error(`The supergraph names a subgraph without a URL: ${name}`);
      return sendTogether(sendOnce(name === 'registry' ? caching.around(source) : source));
    },
    queryPlannerConfig: { cache: plans },
    __exposeQueryPlanExperimental: false,
  });
  gateway.onSchemaLoadOrUpdate(({ coreSupergraphSdl }) => caching.declare(coreSupergraphSdl));
  const server = new ApolloServer<RequestContext>({
    gateway: plannedByMeaning(gateway),
    introspection: config.AMBITO_PROFILE === 'local',
    persistedQueries: false,
    includeStacktraceInErrorResponses: false,
    hideSchemaDetailsFromClientErrors: config.AMBITO_PROFILE !== 'local',
    csrfPrevention: true,
    stopOnTerminationSignals: false,
    maxRecursiveSelections: FIXED_LIMITS.selections,
    ...hardening(
      config,
      heavyLane(config, metrics),
      (formatted, error) => formatError(formatted, error, (cause) => logger.error({ err: cause }, 'internal error')),
      [
        operationLimits(limiter),
        unavailable,
        ApolloServerPluginLandingPageDisabled(),
        ApolloServerPluginDrainHttpServer({ httpServer: http, stopGracePeriodMillis: lifecycle.graceMs }),
      ],
    ),
  });
  await server.start();

  app.use(securityHeaders(config));
  app.get('/healthz', (_request, response) => void response.json({ alive: true }));
  app.get('/readyz', async (_request, response) => {
    const state = await readinessOf(dependencies, lifecycle);
    response.status(state.ready ? 200 : 503).json(state);
  });
  app.get('/.well-known/oauth-protected-resource', protectedResource(config));
  app.use(
    '/auth',
    limited(limiter, callers.atAddress, () => 'signIn', answerRefusal),
    sessione.router,
  );
  app.use(
    '/graphql',
    sessione.authenticate,
    authenticate,
    limited(limiter, callers.of, ({ signedIn }) => (signedIn ? 'reading' : 'anonymous')),
    express.json({ limit: `${FIXED_LIMITS.bodyMb}mb` }),
    door.enter,
    expressMiddleware(server, {
      context: ({ req, res }) => {
        const context = {
          ...forwardedOf(req, res),
          attore: attoreDi(req),
          caller: callers.of(req),
          answeredKb: answeredKb(res),
          leaveDoor: () => door.leave(res),
        };
        res.setHeader(HEADER_RICHIESTA, context.requestId);
        return Promise.resolve(context);
      },
    }),
  );
  app.use(
    '/risorse',
    sessione.authenticate,
    authenticate,
    limited(limiter, callers.of, () => 'files'),
    risorse.handler,
  );
  app.get('/', home);
  app.use(frontEnds(config));
  app.use(lastWord((cause) => logger.error({ err: cause }, 'internal error')));

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
  logger.info({ port, metricsPort: internals.port }, 'gateway ready');
  const warming = warmPlans(gateway, { plans, supergraphPath: config.SUPERGRAPH_PATH, logger });
  return {
    port,
    metricsPort: internals.port,
    lifecycle,
    async stop() {
      await warming.stop();
      await server.stop();
      await internals.stop();
      await sessione.stop();
      await limiter.stop();
      await risorse.close();
      await caching.stop();
      await Promise.all(Object.values(sources).map((source) => source.close()));
    },
  };
}
