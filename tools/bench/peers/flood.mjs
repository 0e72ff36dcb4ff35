// SPDX-License-Identifier: AGPL-3.0-or-later
/*
 * Callers who are not signed in, each from an address of its own, in a process of its own: what they do does not delay the callers who are
 * measured. Asked with where, what and for how long, all ask at once; whoever is refused comes back when the answer says so, and whoever
 * is served asks again.
 */
import { createServer } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { Pool } from 'undici';

const MOST_S = 60;

async function caller(pool, { query, address, end, counts }) {
  const body = JSON.stringify({ query });
  const headers = { 'content-type': 'application/json', 'x-forwarded-for': address };
  while (Date.now() < end) {
    const asked = Date.now();
    const answer = await pool.request({ path: '/graphql', method: 'POST', body, headers });
    await answer.body.dump({ limit: Infinity });
    const { statusCode } = answer;
    counts.statuses[statusCode] = (counts.statuses[statusCode] ?? 0) + 1;
    counts.longestMs = Math.max(counts.longestMs, Date.now() - asked);
    if (statusCode === 200) continue;
    const seconds = Number(answer.headers['retry-after'] ?? MOST_S);
    await sleep(Math.min(seconds * 1_000, Math.max(0, end - Date.now())));
  }
}

async function flood({ url, query, callers, seconds }) {
  const pool = new Pool(url, { connections: callers });
  const counts = { statuses: {}, longestMs: 0 };
  const end = Date.now() + seconds * 1_000;
  const addressOf = (n) => `198.51.${Math.floor(n / 250)}.${n % 250}`;
  await Promise.all(
    Array.from({ length: callers }, (_, n) => caller(pool, { query, address: addressOf(n), end, counts })),
  );
  await pool.close();
  return counts;
}

createServer((request, response) => {
  if (request.url === '/readyz') return void response.end('ok');
  const parts = [];
  request.on('data', (part) => parts.push(part));
  request.on('end', () => {
    flood(JSON.parse(Buffer.concat(parts).toString('utf8'))).then(
      (counts) => response.setHeader('content-type', 'application/json').end(JSON.stringify(counts)),
      (error) => response.writeHead(500).end(String(error.stack)),
    );
  });
}).listen(Number(process.env.PORT), '127.0.0.1');
