// SPDX-License-Identifier: AGPL-3.0-or-later
import { createServer } from 'node:http';
import pg from 'pg';

const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: 20 });

/** Runs `work` in one transaction bound to the Ambito and the account. `run` sends a statement by its name. */
export async function unit({ ambito, account }, work) {
  const client = await pool.connect();
  const run = async (name, text, values) => (await client.query({ name, text, values })).rows;
  try {
    await client.query('BEGIN');
    await run(
      'bind',
      `SELECT set_config('ambito.ambito_id', $1, true), set_config('ambito.attore', $2, true), set_config('ambito.adesso', $3, true)`,
      [ambito, account, new Date().toISOString()],
    );
    const result = await work(run);
    await client.query('COMMIT');
    return result;
  } catch (error) {
    await client.query('ROLLBACK').catch(() => undefined);
    throw error;
  } finally {
    client.release();
  }
}

/** Answers each JSON request with the JSON that `answer` gives. */
export function serve(answer) {
  createServer((request, response) => {
    if (request.url === '/readyz') return void response.end('ok');
    const parts = [];
    request.on('data', (part) => parts.push(part));
    request.on('end', () => {
      answer(JSON.parse(Buffer.concat(parts).toString('utf8'))).then(
        (body) => response.setHeader('content-type', 'application/json').end(JSON.stringify(body)),
        (error) => response.writeHead(500).end(String(error.stack)),
      );
    });
  }).listen(Number(process.env.PORT), '127.0.0.1');
}
