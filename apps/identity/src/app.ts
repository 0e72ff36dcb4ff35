// SPDX-License-Identifier: AGPL-3.0-or-later
import { once } from 'node:events';
import { createServer } from 'node:http';
import { createMetrics, readinessOf, serveInternals, type Logger, type Stoppable } from '@ambito/telemetry';
import { errors, type KoaContextWithOIDC } from 'oidc-provider';
import type Provider from 'oidc-provider';
import type { IdentityConfig } from './config.ts';
import { signInInteraction } from './interactions.ts';
import { renderErrorPage } from './pages.ts';
import { createProvider } from './provider.ts';
import { loadSigningKeys } from './signing-keys.ts';

interface App extends Stoppable {
  start(): Promise<void>;
}

/**
 * The demonstration identity provider: composed here, listening after `start`.
 * @throws ConfigError when the file of the signing keys cannot be used
 */
export async function createApp(config: IdentityConfig, logger: Logger): Promise<App> {
  const provider = createProvider(config, await loadSigningKeys(config.IDENTITY_KEYS_PATH));
  logRefusals(provider, logger);
  guard(provider, new URL(config.PUBLIC_URL).host, logger);
  provider.use(signInInteraction(provider, config.IDENTITY_GATEWAY_URL));

  const answer = provider.callback();
  const server = createServer((request, response) => void answer(request, response));
  let internals: Stoppable | undefined;
  return {
    async start() {
      server.listen(config.PORT, config.HOST);
      await once(server, 'listening');
      internals = await serveInternals({
        host: config.HOST,
        port: config.METRICS_PORT,
        dependencies: {},
        metrics: createMetrics('identity'),
      });
      logger.info({ issuer: config.PUBLIC_URL }, 'listening');
    },
    async stop() {
      const closed = once(server, 'close');
      server.close();
      await Promise.all([closed, internals?.stop()]);
    },
  };
}

/** The middleware before every route: health, the check of the Host header, errors that would show a stack. */
function guard(provider: Provider, issuerHost: string, logger: Logger): void {
  provider.use(async (ctx, next) => {
    if (ctx.path === '/healthz') ctx.body = { alive: true };
    else if (ctx.path === '/readyz') ctx.body = await readinessOf({});
    // A foreign Host belongs to a page elsewhere whose name resolves to this machine. Such a page could sign in by itself.
    else if (ctx.get('host') !== issuerHost) ctx.status = 421;
    else await next();
  });
  provider.use(async (ctx, next) => {
    try {
      await next();
    } catch (error) {
      const known = error instanceof errors.OIDCProviderError;
      if (!known) logger.error({ err: error }, 'request failed');
      ctx.status = known ? error.statusCode : 500;
      renderErrorPage(ctx, known ? error.error : 'server_error');
    }
  });
}

function logRefusals(provider: Provider, logger: Logger): void {
  const refused = (_ctx: KoaContextWithOIDC, error: errors.OIDCProviderError): void => {
    logger.warn({ error: error.error }, 'request refused');
  };
  provider.on('authorization.error', refused);
  provider.on('grant.error', refused);
  provider.on('revocation.error', refused);
  provider.on('end_session.error', refused);
  provider.on('server_error', (_ctx, error) => logger.error({ err: error }, 'request failed'));
}
