// SPDX-License-Identifier: AGPL-3.0-or-later
import { createHmac } from 'node:crypto';
import type { ClientMetadata } from 'oidc-provider';
import type { IdentityConfig } from './config.ts';

export const CLIENT_MACCHINA_REGIONE = 'regione-macchina';

/**
 * Secret of a machine client, derived so that one setting is enough for a demonstration:
 * hex HMAC-SHA-256 of the client's id, keyed with IDENTITY_CLIENT_SECRET.
 */
export function machineSecret(clientId: string, config: Pick<IdentityConfig, 'IDENTITY_CLIENT_SECRET'>): string {
  return createHmac('sha256', config.IDENTITY_CLIENT_SECRET).update(clientId).digest('hex');
}

/** The only clients: the gateway for browsers, the command line on this machine, and the Regione's own system. */
export function clients(config: IdentityConfig): ClientMetadata[] {
  return [
    {
      client_id: 'ambito-gateway',
      client_name: 'Ambito',
      client_secret: config.IDENTITY_CLIENT_SECRET,
      redirect_uris: [`${config.IDENTITY_GATEWAY_URL}/auth/ritorno`],
      post_logout_redirect_uris: [`${config.IDENTITY_GATEWAY_URL}/`],
      grant_types: ['authorization_code', 'refresh_token'],
      response_types: ['code'],
    },
    {
      client_id: 'ambito-cli',
      client_name: 'Ambito, riga di comando',
      application_type: 'native',
      token_endpoint_auth_method: 'none',
      redirect_uris: ['http://127.0.0.1/callback'],
      grant_types: ['authorization_code'],
      response_types: ['code'],
    },
    {
      client_id: CLIENT_MACCHINA_REGIONE,
      client_name: 'Sistema informativo della Regione',
      client_secret: machineSecret(CLIENT_MACCHINA_REGIONE, config),
      redirect_uris: [],
      grant_types: ['client_credentials'],
      response_types: [],
    },
  ];
}
