// SPDX-License-Identifier: AGPL-3.0-or-later
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, exportSPKI, generateKeyPair, SignJWT, type CryptoKey, type JWTPayload } from 'jose';

interface SigningKey {
  readonly kid: string;
  readonly privateKey: CryptoKey;
  readonly publicKey: CryptoKey;
}

export const AUDIENCE = 'https://ambito.example/graph';

/** An issuer of tokens on the loopback: discovery and a key set that a test may rotate. */
export interface Issuer {
  readonly url: string;
  readonly key: SigningKey;
  /** How many times the key set was requested. */
  readonly asked: () => number;
  publish(...keys: SigningKey[]): void;
  sign(payload: JWTPayload, options?: SignOptions): Promise<string>;
  close(): Promise<void>;
}

interface SignOptions {
  readonly key?: SigningKey;
  readonly audience?: string;
  readonly issuer?: string;
  readonly expiresAt?: number;
  readonly issuedAt?: number;
  readonly typ?: string;
}

export async function newKey(kid: string): Promise<SigningKey> {
  return { kid, ...(await generateKeyPair('ES256', { extractable: true })) };
}

/** A client that mistakes a public key for a shared secret would take a token signed with these bytes. */
export async function publicBytes(key: SigningKey): Promise<Uint8Array> {
  return new TextEncoder().encode(await exportSPKI(key.publicKey));
}

export async function startIssuer(): Promise<Issuer> {
  const key = await newKey('k1');
  let published = [key];
  let asked = 0;
  const server = createServer((request, response) => {
    if (request.url === '/.well-known/openid-configuration') {
      response.end(JSON.stringify({ issuer: url, jwks_uri: `${url}/jwks` }));
      return;
    }
    asked += 1;
    void Promise.all(
      published.map(async ({ kid, publicKey }) => ({ ...(await exportJWK(publicKey)), kid, alg: 'ES256', use: 'sig' })),
    ).then((keys) => response.end(JSON.stringify({ keys })));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url,
    key,
    asked: () => asked,
    publish: (...keys) => void (published = keys),
    sign: (payload, options = {}) => {
      const { privateKey, kid } = options.key ?? key;
      const expiresAt = options.expiresAt ?? Math.floor(Date.now() / 1000) + 300;
      return new SignJWT({ sub: 'demo-assistente', ...payload })
        .setProtectedHeader({ alg: 'ES256', kid, ...(options.typ === undefined ? {} : { typ: options.typ }) })
        .setIssuer(options.issuer ?? url)
        .setAudience(options.audience ?? AUDIENCE)
        .setIssuedAt(options.issuedAt ?? expiresAt - 7_200)
        .setExpirationTime(expiresAt)
        .sign(privateKey);
    },
    close: async () => {
      server.closeAllConnections();
      if (server.listening) await new Promise((resolve) => server.close(resolve));
    },
  };
}
