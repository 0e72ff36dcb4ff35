// SPDX-License-Identifier: AGPL-3.0-or-later
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import type { Server } from 'node:http';
import { createTokenVerifier } from '@ambito/access';
import { freePort, startIdentity, type RunningIdentity } from '@ambito/identity/testing';
import { createLogger } from '@ambito/telemetry';
import { signIn } from '@ambito/token';
import express, { type Request, type Response } from 'express';
import { Redis } from 'ioredis';
import { createSessione, type Sessione } from './sessione.ts';

/** The session's back end before a handler that tells which authorization it was given. */
export class Gateway {
  private constructor(
    readonly identity: RunningIdentity,
    readonly publicUrl: string,
    readonly address: string,
    private readonly server: Server,
    private readonly sessione: Sessione,
  ) {}

  /** @param options `replicaOf`: another process of the same gateway, at another port */
  static async start(options: { publicUrl?: string; redisUrl?: string; replicaOf?: Gateway } = {}): Promise<Gateway> {
    const port = await freePort();
    const origin = options.replicaOf?.publicUrl ?? options.publicUrl ?? `http://localhost:${port}`;
    const identity = options.replicaOf?.identity ?? (await startIdentity({ gatewayUrl: origin }));
    const { issuer, config } = identity;
    const verifier = createTokenVerifier({ issuer, audience: config.OIDC_AUDIENCE, clock: () => new Date(Date.now()) });
    const sessione = createSessione(
      {
        AMBITO_PROFILE: 'local',
        OIDC_ISSUER: issuer,
        PUBLIC_URL: origin,
        OIDC_CLIENT_ID: 'ambito-gateway',
        OIDC_CLIENT_SECRET: config.IDENTITY_CLIENT_SECRET,
        OIDC_SCOPE: 'openid profile',
        REDIS_URL: options.redisUrl,
      },
      {
        verifier,
        logger: createLogger('gateway', 'silent'),
        addressOf: ({ ip = '' }) => ip,
        onRefused: () => Promise.resolve(),
        now: () => Date.now(),
      },
    );
    const app = express();
    const tell = (request: Request, response: Response): void => {
      response.json({ authorization: request.headers.authorization ?? null });
    };
    app.use('/auth', sessione.router);
    app.use('/graphql', sessione.authenticate, tell);
    app.use(sessione.authenticate, tell);
    const server = app.listen(port, '127.0.0.1');
    await once(server, 'listening');
    return new Gateway(identity, origin, `http://localhost:${port}`, server, sessione);
  }

  /** Stops the gateway and not the provider, which some tests stop by themselves. */
  async stop(): Promise<void> {
    await this.sessione.stop();
    this.server.close();
    await once(this.server, 'close');
  }
}

/** A Redis of its own for a test. */
export interface RunningRedis {
  readonly url: string;
  stop(): Promise<void>;
}

/** False on a machine without Redis, where what needs it is skipped, loudly. */
export const hasRedis = spawnSync('redis-server', ['--version']).status === 0;

export async function startRedis(): Promise<RunningRedis> {
  const port = await freePort();
  const options = ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no'];
  const server = spawn('redis-server', options, { stdio: 'ignore' });
  const url = `redis://127.0.0.1:${port}`;
  const probe = new Redis(url, { maxRetriesPerRequest: null });
  probe.on('error', () => undefined); // until it listens
  await probe.ping();
  await probe.quit();
  return {
    url,
    async stop() {
      server.kill('SIGKILL');
      await once(server, 'exit');
    },
  };
}

interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: string;
}

/** A browser that keeps its cookies and every text that it received. */
export class Browser {
  readonly cookies = new Map<string, string>();
  readonly setCookies: string[] = [];
  seen = '';

  constructor(private readonly gateway: Gateway) {}

  async ask(path: string, init: { method?: string; headers?: Record<string, string> } = {}): Promise<Answer> {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const response = await fetch(`${this.gateway.address}${path}`, {
      ...init,
      headers: { ...(cookie === '' ? {} : { cookie }), ...init.headers },
      redirect: 'manual',
    });
    for (const line of response.headers.getSetCookie()) {
      this.setCookies.push(line);
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      if (/Max-Age=0/.test(line)) this.cookies.delete(name);
      else this.cookies.set(name, value);
    }
    const body = await response.text();
    this.seen += [...response.headers].join('\n') + body;
    return { status: response.status, headers: response.headers, body };
  }

  async json(
    path: string,
    init?: { method?: string; headers?: Record<string, string> },
  ): Promise<Record<string, unknown>> {
    return JSON.parse((await this.ask(path, init)).body) as Record<string, unknown>;
  }

  /** @returns the way back from the issuer, as path and query, not yet taken */
  async goToIssuer(account: string, returnTo = '/'): Promise<string> {
    const start = await this.ask(`/auth/accedi?ritorno=${encodeURIComponent(returnTo)}`);
    const back = await signIn(
      new URL(start.headers.get('location') ?? ''),
      account,
      `${this.gateway.publicUrl}/auth/ritorno`,
    );
    return `${back.pathname}${back.search}`;
  }

  async signIn(account: string, returnTo?: string): Promise<Answer> {
    return this.ask(await this.goToIssuer(account, returnTo));
  }

  async csrf(): Promise<Record<string, string>> {
    return { 'x-csrf-token': String((await this.json('/auth/sessione'))['csrf']) };
  }

  async authorization(init?: { method?: string; headers?: Record<string, string> }): Promise<unknown> {
    return (await this.json('/qualcosa', init))['authorization'];
  }
}
