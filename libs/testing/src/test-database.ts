// SPDX-License-Identifier: AGPL-3.0-or-later
import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { promisify } from 'node:util';
import {
  createFromTemplate,
  dropDatabase,
  makeTemplateOnce,
  provisionService,
  type Query,
} from '@ambito/embedded-postgres';
import pg from 'pg';

const run = promisify(execFile);

export type TestService = 'registry' | 'casework' | 'information_system';

/** The server that the set-up of the test run started, from the environment. */
interface Server {
  readonly adminUrl: string;
  readonly password: string;
}

export interface TestDatabase {
  readonly urls: {
    readonly DATABASE_URL: string;
    readonly WORKER_DATABASE_URL: string;
    readonly MIGRATION_DATABASE_URL: string;
  };
  readonly adminUrl: string;
  readonly queueUrl: string;
  drop(): Promise<void>;
}

/**
 * A migrated database for one test file, so that test files need no order. It is a copy of the service's
 * template. The first test that needs the template migrates it with the built service.
 */
export async function testDatabase(service: TestService): Promise<TestDatabase> {
  const { adminUrl, password } = readServer();
  await templateOf(adminUrl, service);
  const name = `${service}_${randomBytes(6).toString('hex')}`;
  await createFromTemplate(admin, name, service);
  const url = (role: string, database = name): string => urlOf(adminUrl, database, role, password);
  return {
    urls: {
      DATABASE_URL: url(`${service}_service`),
      WORKER_DATABASE_URL: url(`${service}_worker`),
      MIGRATION_DATABASE_URL: url(`${service}_owner`),
    },
    adminUrl: urlOf(adminUrl, name, new URL(adminUrl).username, new URL(adminUrl).password),
    queueUrl: url('queue_owner', 'queue'),
    drop: () => dropDatabase(admin, name),
  };
}

/** By the address of the server: the benchmark starts one for each of its cases. */
const superusers = new Map<string, pg.Pool>();
/** Runs SQL as the superuser, on connections that the test files of this process share. */
export const admin: Query = async (text, values = []) => {
  const { adminUrl } = readServer();
  const pool =
    superusers.get(adminUrl) ??
    // The server may stop before this process: a connection that is lost then is missed by nobody.
    new pg.Pool({ connectionString: adminUrl, allowExitOnIdle: true }).on('error', () => undefined);
  superusers.set(adminUrl, pool);
  return (await pool.query<Record<string, unknown>>(text, [...values])).rows;
};

/** The templates that this process has found or made, by server and service. */
const templates = new Map<string, Promise<void>>();

function templateOf(adminUrl: string, service: TestService): Promise<void> {
  const key = `${adminUrl} ${service}`;
  const template = templates.get(key) ?? makeTemplateOnce(adminUrl, service, () => migrate(service));
  templates.set(key, template);
  return template;
}

async function migrate(service: TestService): Promise<void> {
  const { adminUrl, password } = readServer();
  const folder = service.replace('_', '-');
  const passwords = { owner: password, service: password, worker: password };
  const { owner } = await provisionService(adminUrl, { service: folder, passwords });
  const script = join(import.meta.dirname, '..', '..', '..', 'apps', folder, 'dist', 'migrate.js');
  // The NODE_OPTIONS of the tests are for sources; this process runs built code.
  const env = { ...process.env, NODE_OPTIONS: '', LOG_LEVEL: 'silent', MIGRATION_DATABASE_URL: owner };
  await run(process.execPath, [script], { env });
}

export function readServer(): Server {
  const text = process.env['AMBITO_TEST_SERVER'];
  if (text === undefined)
    throw new Error('No test server: run the tests with `npm test` or `nx test`, which start one');
  return JSON.parse(text) as Server;
}

function urlOf(adminUrl: string, database: string, role: string, password: string): string {
  const url = new URL(adminUrl);
  url.pathname = `/${database}`;
  url.username = role;
  url.password = password;
  return url.href;
}
