// SPDX-License-Identifier: AGPL-3.0-or-later
import type { RequestHandler } from 'express';
import type { GatewayConfig } from './config.ts';

/** RFC 9728: tells a client which issuer's tokens this graph takes, and for which audience. */
export function protectedResource({
  OIDC_AUDIENCE,
  OIDC_ISSUER,
}: Pick<GatewayConfig, 'OIDC_AUDIENCE' | 'OIDC_ISSUER'>): RequestHandler {
  return (_request, response) => {
    response.json({
      resource: OIDC_AUDIENCE,
      authorization_servers: [OIDC_ISSUER],
      bearer_methods_supported: ['header'],
    });
  };
}
