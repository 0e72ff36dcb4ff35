// SPDX-License-Identifier: AGPL-3.0-or-later
import { fillCasework, SIZES } from './data.mjs';
import { connect } from './http.mjs';
import { database, issuer, startPeer, startPostgres, startService } from './system.mjs';

/** Casework on a database of a size, beside a hand-written peer on the same database. */
export async function startCasework(stage, peerFile, { node, size: sizeName = 'demo' }) {
  const size = SIZES[sizeName];
  await startPostgres(stage);
  const casework = await database('casework', (query) => fillCasework(query, size));
  const tokens = await issuer(stage);
  const env = { DATABASE_URL: casework.urls.DATABASE_URL };
  const { port } = await startService(stage, 'casework', {
    node,
    env: {
      ...env,
      OIDC_ISSUER: tokens.issuer,
      OIDC_AUDIENCE: tokens.audience,
      PSEUDONYM_KEY: Buffer.alloc(32, 1).toString('base64url'),
    },
  });
  const peer = await startPeer(stage, peerFile, { node, env });
  return {
    size,
    bearer: (sub, ambito) => tokens.bearer(sub, [{ ruolo: 'ASSISTENTE_SOCIALE', ambito, dal: '2020-01-01' }]),
    connectOurs: () => connect(stage, port),
    connectTheirs: () => connect(stage, peer.port, '/'),
  };
}
