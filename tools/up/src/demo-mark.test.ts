// SPDX-License-Identifier: AGPL-3.0-or-later
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  dropDatabase,
  provisionService,
  startEmbeddedPostgres,
  withClient,
  type EmbeddedPostgres,
} from '@ambito/embedded-postgres';
import { hasDemo, markDemo } from './demo-mark.ts';

let home: string;
let server: EmbeddedPostgres;
beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'ambito-demo-'));
  server = await startEmbeddedPostgres({ dataDir: join(home, 'postgres'), disposable: true });
}, 60_000);
afterAll(async () => {
  await server.stop();
  await rm(home, { recursive: true });
});

test('the note that the demonstration data are there goes with the database that holds them', async () => {
  const passwords = { owner: 'test', service: 'test', worker: 'test' };
  await expect(hasDemo(server.adminUrl)).resolves.toBe(false);
  await provisionService(server.adminUrl, { service: 'registry', passwords });
  await expect(hasDemo(server.adminUrl)).resolves.toBe(false);
  await markDemo(server.adminUrl);
  await expect(hasDemo(server.adminUrl)).resolves.toBe(true);
  await withClient(server.adminUrl, (query) => dropDatabase(query, 'registry'));
  await provisionService(server.adminUrl, { service: 'registry', passwords });
  await expect(hasDemo(server.adminUrl)).resolves.toBe(false);
});
