// SPDX-License-Identifier: AGPL-3.0-or-later
import { onDatabase, withClient } from './databases.ts';
import { runSqlFile } from './sql-file.ts';

/** One value for each of a service's three roles: the owner migrates, the service serves, the worker runs jobs. */
export interface ServiceRoles {
  readonly owner: string;
  readonly service: string;
  readonly worker: string;
}

/**
 * Makes a service's database and its roles `<database>_owner`, `<database>_service` and `<database>_worker`, or brings them to
 * this state; the passwords are set each time. It runs the files of `infra/database`, as production does.
 * @param adminUrl of a superuser, or of a role with CREATEROLE and CREATEDB
 * @param options.service such as `information-system`, whose database is `information_system`
 * @returns the connection URLs of the three roles
 */
export async function provisionService(
  adminUrl: string,
  { service, passwords }: { service: string; passwords: ServiceRoles },
): Promise<ServiceRoles> {
  const database = service.replaceAll('-', '_');
  await withClient(adminUrl, async (query) => {
    await runSqlFile(query, 'database.sql', { database, passwords: JSON.stringify(passwords) });
    await withClient(onDatabase(adminUrl, database), (queryThere) =>
      runSqlFile(queryThere, 'service-database.sql', {}),
    );
  });
  return {
    owner: urlFor(adminUrl, database, 'owner', passwords.owner),
    service: urlFor(adminUrl, database, 'service', passwords.service),
    worker: urlFor(adminUrl, database, 'worker', passwords.worker),
  };
}

/**
 * Makes the database `queue` of the jobs and its only role `queue_owner`, or brings them to this state.
 * @returns the connection URL of that role
 */
export async function provisionQueue(adminUrl: string, password: string): Promise<string> {
  const database = 'queue';
  const passwords = JSON.stringify({ owner: password });
  await withClient(adminUrl, (query) => runSqlFile(query, 'database.sql', { database, passwords }));
  return urlFor(adminUrl, database, 'owner', password);
}

function urlFor(adminUrl: string, database: string, part: keyof ServiceRoles, password: string): string {
  const url = new URL(onDatabase(adminUrl, database));
  url.username = `${database}_${part}`;
  url.password = encodeURIComponent(password);
  return url.href;
}
