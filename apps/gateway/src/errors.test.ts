// SPDX-License-Identifier: AGPL-3.0-or-later
import { once } from 'node:events';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { lastWord } from './errors.ts';

const SEGRETO = 'connect ECONNREFUSED 10.0.0.7:5432';
const logged: unknown[] = [];
let server: Server;
let url = '';
beforeAll(async () => {
  const app = express();
  app.post('/graphql', express.json({ limit: 100 }), (_request, response) => void response.json({}));
  app.get('/rotto', () => {
    throw new Error(SEGRETO);
  });
  app.use(lastWord((cause) => logged.push(cause)));
  server = app.listen(0, '127.0.0.1');
  await once(server, 'listening');
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => server.close());
const post = (body: string, type = 'application/json') =>
  fetch(`${url}/graphql`, { method: 'POST', body, headers: { 'content-type': type } });

test.each([
  ['is no JSON', '{', 'application/json', 400],
  ['is too large', JSON.stringify({ query: 'x'.repeat(200) }), 'application/json', 413],
  ['is in a charset unknown', '{}', 'application/json; charset=klingon', 415],
])('a body that %s is answered in the error model, without a stack', async (_what, body, type, status) => {
  const response = await post(body, type);
  expect(response.status).toBe(status);
  expect(response.headers.get('content-type')).toMatch(/^application\/json/);
  expect(await response.json()).toEqual({
    errors: [{ message: expect.stringMatching(/^Il corpo/) as string, extensions: { code: 'BAD_REQUEST' } }],
  });
  expect(logged).toEqual([]);
});

test('an internal error is logged, and not shown', async () => {
  const response = await fetch(`${url}/rotto`);
  const text = await response.text();
  expect(response.status).toBe(500);
  expect(JSON.parse(text)).toEqual({
    errors: [{ message: 'Errore interno', extensions: { code: 'INTERNAL_SERVER_ERROR' } }],
  });
  expect(text).not.toContain('ECONNREFUSED');
  expect(logged).toEqual([new Error(SEGRETO)]);
});
