// SPDX-License-Identifier: AGPL-3.0-or-later
import { randomUUID } from 'node:crypto';
import { proofHeaders } from '../../libs/access/dist/index.js';
import { HEADER_RICHIESTA } from '../../libs/telemetry/dist/index.js';
import { PROOF_KEYS } from '../../libs/testing/dist/index.js';
import { Pool } from 'undici';

/** A connection that is kept, to one side. @returns what posts a body and gives the text of the answer */
export function connect(stage, port, path = '/graphql') {
  const pool = new Pool(`http://127.0.0.1:${port}`, { connections: 1, pipelining: 1 });
  stage.defer(() => pool.close());
  return async (body, headers) => {
    const answer = await pool.request({
      path,
      method: 'POST',
      body,
      headers: { 'content-type': 'application/json', ...headers },
    });
    const text = await answer.body.text();
    if (answer.statusCode !== 200 || text.includes('"errors":['))
      throw new Error(`${answer.statusCode}: ${text.slice(0, 500)}`);
    return text;
  };
}

/** The headers with which the gateway calls a subgraph. */
export function proven(body, authorization, ambito) {
  const requestId = randomUUID();
  return {
    [HEADER_RICHIESTA]: requestId,
    ...proofHeaders(PROOF_KEYS, { body, authorization, ambito, requestId }),
  };
}
