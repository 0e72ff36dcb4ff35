// SPDX-License-Identifier: AGPL-3.0-or-later
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createFromTemplate, dropDatabase, onDatabase, withClient } from './databases.ts';
import { provisionQueue, provisionService } from './provision.ts';
import { startEmbeddedPostgres, type EmbeddedPostgres } from './start.ts';

let folder: string;
let server: EmbeddedPostgres;
const passwords = { owner: "o'r /@:%", service: 'secret-service', worker: 'secret-worker' };

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ambito-provision-'));
  server = await startEmbeddedPostgres({ dataDir: join(folder, 'postgres'), disposable: true });
});
afterAll(async () => {
  await server.stop();
  await rm(folder, { recursive: true });
});

const admin = (text: string) => withClient(server.adminUrl, (query) => query(text));

test('each role of a service has only its rights; a second run changes only the passwords', async () => {
  await provisionService(server.adminUrl, {
    service: 'information-system',
    passwords: { ...passwords, worker: 'before' },
  });
  await admin('ALTER ROLE information_system_service BYPASSRLS');
  const urls = await provisionService(server.adminUrl, { service: 'information-system', passwords });

  const roles =
    await admin(`SELECT bool_or(rolsuper OR rolbypassrls OR rolcreatedb OR rolcreaterole OR rolreplication) AS mighty,
    bool_and(rolcanlogin) AS may_connect, count(*)::int AS count FROM pg_roles WHERE rolname LIKE 'information\\_system\\_%'`);
  expect(roles).toEqual([{ mighty: false, may_connect: true, count: 3 }]);

  await withClient(urls.owner, (query) =>
    query('CREATE TABLE fact (comune text); GRANT SELECT ON fact TO information_system_worker'),
  );
  await expect(withClient(urls.service, (query) => query('CREATE TABLE public.mine (a int)'))).rejects.toThrow(
    /permission denied/,
  );
  await expect(withClient(urls.service, (query) => query('SELECT * FROM public.fact'))).rejects.toThrow(
    /permission denied/,
  );
  const limits = (url: string) =>
    withClient(url, (query) =>
      query(
        `SELECT current_setting('statement_timeout') AS statement, current_setting('idle_in_transaction_session_timeout') AS idle`,
      ),
    );
  expect(await limits(urls.service)).toEqual([{ statement: '15s', idle: '10s' }]);
  expect(await limits(urls.worker)).toEqual([{ statement: '0', idle: '10s' }]);
  const extensions = await withClient(urls.owner, (query) =>
    query(`SELECT unaccent('Nicolò') AS plain, similarity('Nicolò', 'Nicolo') > 0.3 AS near`),
  );
  expect(extensions).toEqual([{ plain: 'Nicolo', near: true }]);
});

test('the roles of one service enter neither another’s database, nor the queue’s, nor those of the server', async () => {
  const registry = await provisionService(server.adminUrl, { service: 'registry', passwords });
  await provisionService(server.adminUrl, { service: 'casework', passwords });
  const queue = await provisionQueue(server.adminUrl, 'secret-queue');
  for (const url of Object.values(registry)) {
    for (const database of ['casework', 'queue', 'postgres', 'template1']) {
      await expect(withClient(onDatabase(url, database), (query) => query('SELECT 1'))).rejects.toThrow(
        /permission denied for database/,
      );
    }
  }
  await expect(withClient(queue, (query) => query('CREATE SCHEMA bullmq'))).resolves.toEqual([]);
});

test('works for an administrator without superuser rights, as on a managed server', async () => {
  await admin(`CREATE ROLE managed LOGIN CREATEDB CREATEROLE PASSWORD 'managed'`);
  await admin('GRANT CONNECT ON DATABASE postgres TO managed');
  const url = new URL(server.adminUrl);
  [url.username, url.password] = ['managed', 'managed'];
  for (const _again of [1, 2]) await provisionService(url.href, { service: 'portal', passwords });
  expect(await admin(`SELECT pg_get_userbyid(datdba) AS owner FROM pg_database WHERE datname = 'portal'`)).toEqual([
    { owner: 'portal_owner' },
  ]);
});

test('several may provision at once', async () => {
  const at = (service: string) => provisionService(server.adminUrl, { service, passwords });
  await expect(Promise.all([at('bisogni'), at('bisogni'), at('bisogni')])).resolves.toHaveLength(3);
});

test('a copy of a template has its rows, its grants and its owner, and goes', async () => {
  const urls = await provisionService(server.adminUrl, { service: 'template', passwords });
  await withClient(urls.owner, (query) =>
    query(
      `CREATE TABLE sede AS SELECT 'Avellino' AS nome; GRANT USAGE ON SCHEMA public TO template_service; GRANT SELECT ON sede TO template_service`,
    ),
  );
  await withClient(server.adminUrl, (query) => createFromTemplate(query, 'copy', 'template'));
  expect(await withClient(onDatabase(urls.service, 'copy'), (query) => query('SELECT nome FROM sede'))).toEqual([
    { nome: 'Avellino' },
  ]);
  await withClient(onDatabase(urls.owner, 'copy'), (query) =>
    query('ALTER TABLE sede ADD COLUMN comune text; CREATE TABLE more (a int)'),
  );
  await withClient(server.adminUrl, async (query) => {
    await dropDatabase(query, 'copy');
    await dropDatabase(query, 'copy');
    await expect(createFromTemplate(query, 'copy', 'absent')).rejects.toThrow(/No database named absent/);
  });
});
