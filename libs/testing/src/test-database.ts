// SPDX-License-Identifier: AGPL-3.0-or-later
import { randomBytes } from 'node:crypto';
import { dropAndCreateFromTemplate, dropDatabase } from '@ambito/embedded-postgres';

export type TestService = 'registry' | 'casework' | 'information_system';

/** What the test run's set-up left in the environment: the server that it started, with migrated templates on it. */
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

/** A migrated database of one's own, for one test file: tests run in parallel and need no order. */
export async function testDatabase(service: TestService): Promise<TestDatabase> {
  const { adminUrl, password } = readServer();
  const name = `${service}_${randomBytes(6).toString('hex')}`;
  await dropAndCreateFromTemplate(adminUrl, name, service);
  const url = (role: string, database = name): string => urlOf(adminUrl, database, role, password);
  return {
    urls: {
      DATABASE_URL: url(`${service}_service`),
      WORKER_DATABASE_URL: url(`${service}_worker`),
      MIGRATION_DATABASE_URL: url(`${service}_owner`),
    },
    adminUrl: urlOf(adminUrl, name, new URL(adminUrl).username, new URL(adminUrl).password),
    queueUrl: url('queue_owner', 'queue'),
    drop: () => dropDatabase(adminUrl, name),
  };
}

export function readServer(): Server {
  const text = process.env['AMBITO_TEST_SERVER'];
  if (text === undefined) throw new Error('No test server: run the tests from the root, whose set-up starts one');
  return JSON.parse(text) as Server;
}

function urlOf(adminUrl: string, database: string, role: string, password: string): string {
  const url = new URL(adminUrl);
  url.pathname = `/${database}`;
  url.username = role;
  url.password = password;
  return url.href;
}
