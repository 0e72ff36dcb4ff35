// SPDX-License-Identifier: AGPL-3.0-or-later
import { spawnSync } from 'node:child_process';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort, provisionService, startEmbeddedPostgres } from '@ambito/embedded-postgres';
import { createDataSource, type DataSource } from '@ambito/persistence';
import { localSecrets } from './secrets.ts';

const MAIN = join(import.meta.dirname, '..', 'dist', 'main.js');

let dataDir: string;
beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'ambito older data '));
});
afterEach(() => rm(dataDir, { recursive: true }));

/** Data of an older version: a database whose migrations no longer exist. */
async function withRegistry<T>(work: (registry: DataSource) => Promise<T>): Promise<T> {
  const server = await startEmbeddedPostgres({ dataDir: join(dataDir, 'postgres') });
  const { registry_owner, registry_service, registry_worker } = localSecrets(dataDir);
  const passwords = { owner: registry_owner, service: registry_service, worker: registry_worker };
  const { owner } = await provisionService(server.adminUrl, { service: 'registry', passwords });
  const registry = createDataSource({ url: owner, applicationName: 'test', poolSize: 1, entities: [] });
  await registry.initialize();
  try {
    return await work(registry);
  } finally {
    await registry.destroy();
    await server.stop();
  }
}

test('npm start stops on the data of an older version, says what to do, and deletes nothing', async () => {
  await withRegistry((registry) =>
    registry.query(`
      CREATE TABLE migrazione (id serial PRIMARY KEY, timestamp bigint NOT NULL, name varchar NOT NULL);
      INSERT INTO migrazione (timestamp, name) VALUES (1764000000001, 'Fondamenta1764000000001');
      CREATE TABLE sede (denominazione text);
      INSERT INTO sede VALUES ('Sede di Tufo');`),
  );
  const before = await readdir(dataDir);
  const { status, stderr } = spawnSync(process.execPath, [MAIN], {
    env: { ...process.env, NODE_OPTIONS: '', PORT: String(await freePort()), AMBITO_DATA: dataDir },
    encoding: 'utf8',
  });
  expect(status).toBe(1);
  expect(stderr).toContain(`I dati in ${dataDir} sono di un’altra versione di Ambito`);
  expect(stderr).toContain('Nulla è stato modificato né cancellato');
  expect(stderr).toContain('Sposta o elimina quella cartella, oppure imposta AMBITO_DATA su un’altra.');
  expect(await readdir(dataDir)).toEqual(expect.arrayContaining(before));
  await withRegistry(async (registry) => {
    expect(await registry.query('SELECT denominazione FROM sede')).toEqual([{ denominazione: 'Sede di Tufo' }]);
  });
}, 60_000);
