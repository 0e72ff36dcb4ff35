// SPDX-License-Identifier: AGPL-3.0-or-later
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { get, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import express from 'express';
import { frontEnds } from './front-ends.ts';

const SEGRETO = 'contents that no front end has';
const home = mkdtempSync(join(tmpdir(), 'ambito-front-ends-'));
// A folder with a dot in its path: deployments unpack into such folders, and their files must be served.
const folder = join(home, '.release', 'front-ends');
for (const name of ['console', 'portale']) {
  mkdirSync(join(folder, name, 'assets'), { recursive: true });
  writeFileSync(join(folder, name, 'index.html'), `<title>${name}</title>`);
  writeFileSync(join(folder, name, 'assets', 'main-3f2a.js'), `// ${name}`);
}
writeFileSync(join(folder, 'note.txt'), SEGRETO);
writeFileSync(join(home, '.release', 'secret.txt'), SEGRETO);
writeFileSync(join(folder, 'console', '.env'), SEGRETO);

let server: Server;
beforeAll(async () => {
  // The gateway, too, sends no ETag with the answers of the graph.
  server = express()
    .disable('etag')
    .use(frontEnds({ FRONT_ENDS_PATH: folder }))
    .listen(0, '127.0.0.1');
  await once(server, 'listening');
});
afterAll(async () => {
  server.close();
  await once(server, 'close');
  rmSync(home, { recursive: true });
});

/** Requests a path unchanged: `fetch` would remove the dots. */
async function ask(
  path: string,
  asked: IncomingHttpHeaders = {},
): Promise<{ status: number; headers: IncomingHttpHeaders; body: string }> {
  return new Promise((resolve, reject) => {
    const { port } = server.address() as AddressInfo;
    get({ port, host: '127.0.0.1', path, headers: asked, agent: false }, (response) => {
      let body = '';
      response.setEncoding('utf8').on('data', (chunk: string) => (body += chunk));
      response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, body }));
    }).on('error', reject);
  });
}

test.each([
  ['/console/', 'console'],
  ['/console/index.html', 'console'],
  ['/console/cartelle/0192a04a-0000-7000-8000-000000000a04', 'console'],
  ['/console/cartelle?stato=IN_CARICO', 'console'],
  ['/portale/sedi', 'portale'],
])('%s is a page of %s, asked for afresh each time', async (path, name) => {
  const { status, headers, body } = await ask(path);
  expect({ status, body, cache: headers['cache-control'] }).toEqual({
    status: 200,
    body: `<title>${name}</title>`,
    cache: 'no-cache',
  });
  expect(headers['content-type']).toMatch(/^text\/html/);
});

test('a built file is kept for a year', async () => {
  const { status, headers, body } = await ask('/portale/assets/main-3f2a.js');
  expect({ status, body }).toEqual({ status: 200, body: '// portale' });
  expect(headers['cache-control']).toBe('public, max-age=31536000, immutable');
});

test.each(['/console/', '/portale/sedi', '/portale/assets/main-3f2a.js'])(
  '%s is not sent again to a client that has it',
  async (path) => {
    const { etag } = (await ask(path)).headers;
    expect(etag).toMatch(/^W\/"/);
    const again = await ask(path, { 'if-none-match': etag });
    expect([again.status, again.body]).toEqual([304, '']);
  },
);

test('a folder leads to its page', async () => {
  const { status, headers } = await ask('/console');
  expect([status, headers['location']]).toEqual([301, '/console/']);
});

test.each([
  '/console/../note.txt',
  '/console/../../secret.txt',
  '/console/%2e%2e/note.txt',
  '/console/..%2fnote.txt',
  '/console/assets/..%2f..%2f..%2fsecret.txt',
  '/console/..%5cnote.txt',
  '/console/%252e%252e/note.txt',
  '/console/.env',
  '/note.txt',
  '/secret.txt',
  '//etc/passwd',
  '/console//etc/passwd',
  `/console/${encodeURIComponent(join(home, '.release', 'secret.txt'))}`,
  '/console/note.txt%00.html',
])('%s shows nothing outside the front ends', async (path) => {
  const { body } = await ask(path);
  expect(body).not.toContain(SEGRETO);
  expect(body).not.toContain('root:');
  expect(body).not.toContain(home);
});

test.each(['/', '/altro/', '/consolle', '/graphql'])('%s is not a front end', async (path) => {
  expect((await ask(path)).status).toBe(404);
});

test.each([undefined, join(home, 'nowhere')])('nothing is served from %s', async (nowhere) => {
  const empty = express()
    .use(frontEnds({ FRONT_ENDS_PATH: nowhere }))
    .listen(0, '127.0.0.1');
  await once(empty, 'listening');
  const { status } = await fetch(`http://127.0.0.1:${(empty.address() as AddressInfo).port}/console/`);
  expect(status).toBe(404);
  empty.close();
  empty.closeAllConnections();
});
