// SPDX-License-Identifier: AGPL-3.0-or-later
/*
 * Stands for all subgraphs. Until `/replay` it passes each request on with the proof of a gateway, and keeps the answer; from then on it
 * gives the kept answer to the same body of the same user, at the cost of one look-up.
 */
import { createServer } from 'node:http';
import { clearInterval, setInterval } from 'node:timers';
import { Pool } from 'undici';
import { proven } from '../http.mjs';

const upstreams = new Map(
  [
    ['/casework', process.env.CASEWORK_URL],
    ['/registry', process.env.REGISTRY_URL],
  ].map(([path, url]) => [path, { pool: new Pool(new URL(url).origin), path: new URL(url).pathname }]),
);
const answers = new Map();
let replaying = false;
const SIGN_OF_LIFE_MS = 1_000;

/** Registry's stream of changes, of which there are none; only where it is asked for, since the entity cache is on while it lasts. */
function announce(request, response) {
  if (process.env.ANNOUNCES !== '1') return void response.writeHead(404).end();
  const beat = () => response.write('{}\n');
  beat();
  const timer = setInterval(beat, SIGN_OF_LIFE_MS);
  request.once('close', () => clearInterval(timer));
}

async function passOn(url, body, authorization) {
  const { pool, path } = upstreams.get(url);
  const headers = { 'content-type': 'application/json', ...proven(body, authorization) };
  const answer = await pool.request({ path, method: 'POST', body, headers });
  const content = Buffer.from(await answer.body.arrayBuffer());
  if (answer.statusCode !== 200 || content.includes('"errors":['))
    throw new Error(`${answer.statusCode}: ${content.toString('utf8').slice(0, 500)} to ${body}`);
  return content;
}

async function answer({ url, headers: { authorization } }, body) {
  const key = `${url} ${authorization} ${body}`;
  if (!replaying) answers.set(key, await passOn(url, body, authorization));
  const known = answers.get(key);
  if (known === undefined) throw new Error(`Not recorded: ${key.slice(0, 2_000)}`);
  return known;
}

createServer((request, response) => {
  if (request.url === '/readyz') return void response.end('ok');
  if (request.url === '/cambiamenti') return void announce(request, response);
  if (request.url === '/replay') {
    replaying = true;
    for (const { pool } of upstreams.values()) void pool.close();
    return void response.end();
  }
  const parts = [];
  request.on('data', (part) => parts.push(part));
  request.on('end', () => {
    answer(request, Buffer.concat(parts).toString('latin1')).then(
      (content) =>
        response.writeHead(200, { 'content-type': 'application/json', 'content-length': content.length }).end(content),
      (error) => response.writeHead(500).end(JSON.stringify({ errors: [{ message: error.message }] })),
    );
  });
}).listen(Number(process.env.PORT), '127.0.0.1', function () {
  // Otherwise an idle connection could be closed while a request is on its way.
  this.keepAliveTimeout = 75_000;
});
