// SPDX-License-Identifier: AGPL-3.0-or-later
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { RuoloAssegnato } from '@ambito/access';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';

export interface TestIssuer {
  readonly issuer: string;
  readonly audience: string;
  /** A bearer header for an account with these roles, valid for five minutes. */
  bearer(sub: string, ruoli: readonly RuoloAssegnato[], claims?: Record<string, unknown>): Promise<string>;
  stop(): Promise<void>;
}

const AUDIENCE = 'https://ambito.example/graph';
/** How long a token is given again to whoever asks for the same: signing is a good part of a short test. */
const REUSED_MS = 60_000;

/** An issuer of tokens on the loopback address, for tests that need many roles and no sign-in. */
export async function startIssuer(): Promise<TestIssuer> {
  const { publicKey, privateKey } = await generateKeyPair('ES256');
  const jwk = { ...(await exportJWK(publicKey)), kid: 'test', alg: 'ES256', use: 'sig' };
  const server = createServer((request, response) => {
    const { port } = server.address() as AddressInfo;
    const body =
      request.url?.endsWith('openid-configuration') === true
        ? { jwks_uri: `http://127.0.0.1:${port}/jwks` }
        : { keys: [jwk] };
    response.setHeader('content-type', 'application/json').end(JSON.stringify(body));
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const tokens = new Map<string, { token: Promise<string>; signedAt: number }>();
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    issuer,
    audience: AUDIENCE,
    async bearer(sub, ruoli, claims = {}) {
      const key = JSON.stringify([sub, ruoli, claims]);
      const known = tokens.get(key);
      if (known !== undefined && performance.now() - known.signedAt < REUSED_MS) return `Bearer ${await known.token}`;
      const token = new SignJWT({ ruoli, ...claims })
        .setProtectedHeader({ alg: 'ES256', kid: 'test' })
        .setIssuer(issuer)
        .setAudience(AUDIENCE)
        .setSubject(sub)
        .setIssuedAt()
        .setExpirationTime('5m')
        .sign(privateKey);
      tokens.set(key, { token, signedAt: performance.now() });
      return `Bearer ${await token}`;
    },
    async stop() {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}
