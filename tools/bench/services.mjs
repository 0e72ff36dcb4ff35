// SPDX-License-Identifier: AGPL-3.0-or-later
import { fillCasework, fillRegistry, SIZES } from './data.mjs';
import { connect } from './http.mjs';
import { folder, issuer, openDatabase, ROOT, startPeer, startPostgres, startService } from './system.mjs';
import { join } from 'node:path';

const FILLS = { casework: fillCasework, registry: fillRegistry };

export const sizeOf = ({ size = 'demo' }) => SIZES[size];

/** What every service reads of the issuer. */
const oidc = ({ issuer, audience }) => ({ OIDC_ISSUER: issuer, OIDC_AUDIENCE: audience });

/** An issuer, and what makes the bearer header of somebody with a role in an Ambito. */
export async function startTokens(stage) {
  const tokens = await issuer(stage);
  return {
    env: oidc(tokens),
    bearer: (sub, ambito, ruolo = 'ASSISTENTE_SOCIALE') => tokens.bearer(sub, [{ ruolo, ambito, dal: '2020-01-01' }]),
  };
}

/** A service on its own database, filled with data of a size. A PostgreSQL must be running. */
export async function startFilled(stage, name, { node, size, env }) {
  const { urls, query } = await openDatabase(stage, name);
  await FILLS[name](query, size);
  return startAgain(stage, name, { node, env, system: { DATABASE_URL: urls.DATABASE_URL, urls, query } });
}

/** Another process of a service, on the database of one that has been started. */
export async function startAgain(stage, name, { node, env, system }) {
  const { DATABASE_URL } = system;
  const service = await startService(stage, name, {
    node,
    env: {
      ...env,
      DATABASE_URL,
      FILES_PATH: await folder(stage),
      PSEUDONYM_KEY: Buffer.alloc(32, 1).toString('base64url'),
    },
  });
  return { ...system, ...service, url: `http://127.0.0.1:${service.port}/graphql` };
}

/** Casework on a database of a size, beside a hand-written peer on the same database. */
export async function startCasework(stage, peerFile, options) {
  const { node } = options;
  const size = sizeOf(options);
  await startPostgres(stage);
  const { env, bearer } = await startTokens(stage);
  const { port, url, DATABASE_URL } = await startFilled(stage, 'casework', { node, size, env });
  const peer = await startPeer(stage, peerFile, { node, env: { DATABASE_URL } });
  return {
    size,
    bearer,
    env,
    url,
    connectOurs: () => connect(stage, port),
    connectTheirs: () => connect(stage, peer.port, '/'),
  };
}

export const SUPERGRAPH_PATH = join(ROOT, 'apps', 'gateway', 'supergraph.graphql');

/** Our gateway over the subgraphs at these addresses. */
export const startGateway = (stage, { node, env, urls }) =>
  startService(stage, 'gateway', {
    node,
    env: {
      ...env,
      SUPERGRAPH_PATH,
      CASEWORK_URL: urls.casework,
      REGISTRY_URL: urls.registry,
      // No page asks it; its readiness is asked where there is a server.
      INFORMATION_SYSTEM_URL: urls['information-system'] ?? urls.registry,
      PUBLIC_URL: 'http://127.0.0.1',
      // The benchmark asks with sixteen accounts: the limits for each account would stop it.
      LIMIT_READING: '99999/60',
      LIMIT_WRITING: '99999/60',
      OIDC_CLIENT_ID: 'bench',
      OIDC_CLIENT_SECRET: 'bench',
    },
  });
