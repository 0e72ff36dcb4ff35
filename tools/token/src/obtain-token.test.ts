// SPDX-License-Identifier: AGPL-3.0-or-later
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { ACCOUNT_DIMOSTRATIVI, startIdentity, type RunningIdentity } from '@ambito/identity/testing';
import { createTokenVerifier } from '@ambito/access';
import { obtainToken } from './obtain-token.ts';

let identity: RunningIdentity;
let gateway: Server;
let gatewayUrl: string;

/** What the gateway publishes about itself, and nothing else of it. */
beforeAll(async () => {
  identity = await startIdentity({ gatewayUrl: 'http://localhost:4000' });
  gateway = createServer((request, response) => {
    const known = request.url === '/.well-known/oauth-protected-resource';
    const metadata = { resource: identity.config.OIDC_AUDIENCE, authorization_servers: [identity.issuer] };
    response.writeHead(known ? 200 : 404, { 'content-type': 'application/json' }).end(JSON.stringify(metadata));
  }).listen(0, '127.0.0.1');
  await once(gateway, 'listening');
  gatewayUrl = `http://127.0.0.1:${(gateway.address() as AddressInfo).port}`;
});
afterAll(async () => {
  await identity.stop();
  gateway.close();
});

test.each(ACCOUNT_DIMOSTRATIVI)(
  '$account gets a token with its role, and citizens alone a codice fiscale',
  async (account) => {
    const verifier = createTokenVerifier({ issuer: identity.issuer, audience: identity.config.OIDC_AUDIENCE });
    const token = await obtainToken(account.account, { gatewayUrl });
    const attore = await verifier.verify(`Bearer ${token}`);
    expect(attore).toEqual({
      sub: account.sub,
      ruoli: account.ruoli,
      ...(account.account === 'cittadino' ? { codiceFiscale: account.codiceFiscale } : {}),
    });
  },
);

test('the issuer can be named outright', async () => {
  const token = await obtainToken('regione', { issuer: identity.issuer, audience: identity.config.OIDC_AUDIENCE });
  expect(token.split('.')).toHaveLength(3);
});

test('an unknown account is told with those that exist', async () => {
  await expect(obtainToken('sindaco', { gatewayUrl })).rejects.toThrow(
    /^Account sconosciuto: «sindaco».*segretariato.*istituzionale$/,
  );
});

test('a system that is not running is told with the remedy', async () => {
  await expect(obtainToken('regione', { gatewayUrl: 'http://127.0.0.1:1' })).rejects.toThrow(
    /non risponde.*npm start.*AMBITO_URL/,
  );
  await expect(obtainToken('regione', { issuer: 'http://127.0.0.1:1', audience: 'a' })).rejects.toThrow(
    /non risponde.*npm start/,
  );
});

test('another program in its place is told apart', async () => {
  await expect(obtainToken('regione', { gatewayUrl: `${gatewayUrl}/altro` })).rejects.toThrow(
    /risponde un altro programma/,
  );
});

test('another audience is refused by the issuer', async () => {
  await expect(obtainToken('regione', { issuer: identity.issuer, audience: 'https://other.example/' })).rejects.toThrow(
    /invalid_target/,
  );
});
