// SPDX-License-Identifier: AGPL-3.0-or-later
import { refuseWrongValues } from '@ambito/errors';
import type { ApolloServerOptions, ApolloServerPlugin } from '@apollo/server';
import { ApolloArmor } from '@escape.tech/graphql-armor';
import type { RequestHandler } from 'express';
import helmet from 'helmet';
import type { GatewayConfig } from './config.ts';
import { costLimits } from './cost.ts';
import { refuseKeyAliases } from './key-aliases.ts';
import { FIXED_LIMITS, type LimitsConfig } from './load/index.ts';
import type { RequestContext } from './request-context.ts';

/** Limits on the operations of clients. They stand on the gateway alone, and must not apply to its own calls to subgraphs. */
const armor = new ApolloArmor({
  maxDepth: { n: FIXED_LIMITS.levels, exposeLimits: false },
  maxAliases: { n: FIXED_LIMITS.aliases, allowList: [], exposeLimits: false },
  maxDirectives: { n: FIXED_LIMITS.directives, exposeLimits: false },
  // Apollo Server's own parser counts them, and answers 400.
  maxTokens: { enabled: false },
  // Armor does not know the sizes of lists: `costLimits` counts them.
  costLimit: { enabled: false },
  blockFieldSuggestion: { enabled: true },
});

/** Removes the extension in which the gateway lists, in English and by type names, the fields that it made null. */
const withoutInternals: ApolloServerPlugin<RequestContext> = {
  requestDidStart: () =>
    Promise.resolve({
      willSendResponse: ({ response: { body } }) => {
        if (body.kind === 'single') delete body.singleResult.extensions?.['valueCompletion'];
        return Promise.resolve();
      },
    }),
};

type Hardening = Pick<
  ApolloServerOptions<RequestContext>,
  'plugins' | 'validationRules' | 'formatError' | 'parseOptions'
>;

export function hardening(
  limits: LimitsConfig,
  admit: (cost: number, context: RequestContext) => Promise<void>,
  formatError: NonNullable<Hardening['formatError']>,
  plugins: ApolloServerPlugin<RequestContext>[],
): Hardening {
  const protection = armor.protect();
  return {
    formatError,
    parseOptions: { maxTokens: FIXED_LIMITS.tokens },
    // The library types its plugins on the CommonJS build of the same server.
    plugins: [
      refuseWrongValues,
      refuseKeyAliases(),
      costLimits(limits, admit),
      withoutInternals,
      ...plugins,
      ...(protection.plugins as unknown as ApolloServerPlugin<RequestContext>[]),
    ],
    validationRules: protection.validationRules,
  };
}

/** One Content-Security-Policy for all that this origin serves, without `unsafe-inline`. */
export function securityHeaders({
  AMBITO_PROFILE,
  OIDC_ISSUER,
}: Pick<GatewayConfig, 'AMBITO_PROFILE' | 'OIDC_ISSUER'>): RequestHandler {
  const local = AMBITO_PROFILE === 'local';
  return helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'"],
        imgSrc: ["'self'", 'data:'],
        fontSrc: ["'self'"],
        connectSrc: ["'self'"],
        formAction: ["'self'", new URL(OIDC_ISSUER).origin],
        baseUri: ["'none'"],
        frameAncestors: ["'none'"],
        manifestSrc: ["'self'"],
      },
    },
    strictTransportSecurity: local ? false : { maxAge: 31_536_000, includeSubDomains: true },
    referrerPolicy: { policy: 'same-origin' },
  });
}
