// SPDX-License-Identifier: AGPL-3.0-or-later
import pg from 'pg';
import { onDatabase, withClient, type Query } from './databases.ts';

/** One value for each of a service's three roles: the owner migrates, the service serves, the worker runs jobs. */
export interface ServiceRoles {
  readonly owner: string;
  readonly service: string;
  readonly worker: string;
}

const EXTENSIONS = ['btree_gist', 'pg_trgm', 'unaccent'];

/** A transaction left open holds locks and old row versions: the server ends it. */
const WORKER_LIMITS = { idle_in_transaction_session_timeout: '10s' };
/** Nobody waits longer for an answer; a job may. */
const SERVICE_LIMITS = { ...WORKER_LIMITS, statement_timeout: '15s' };

/** Two that provision at once would trip over the same rows of the catalogue. */
const ADVISORY_LOCK = 0x616d6270;

/**
 * Makes a service's database and its roles `<database>_owner`, `<database>_service` and `<database>_worker`, or brings them to
 * this state; the passwords are set each time. Nothing is granted on tables: each migration grants what its tables need.
 * @param adminUrl of a superuser, or of a role with CREATEROLE and CREATEDB
 * @param options.service such as `information-system`, whose database is `information_system`
 * @returns the connection URLs of the three roles
 */
export async function provisionService(
  adminUrl: string,
  { service, passwords }: { service: string; passwords: ServiceRoles },
): Promise<ServiceRoles> {
  const database = service.replaceAll('-', '_');
  const roles: ServiceRoles = {
    owner: `${database}_owner`,
    service: `${database}_service`,
    worker: `${database}_worker`,
  };
  await withClient(adminUrl, async (query) => {
    await query('SELECT pg_advisory_lock($1)', [ADVISORY_LOCK]);
    await ensureRole(query, roles.owner, passwords.owner, {});
    await ensureRole(query, roles.service, passwords.service, SERVICE_LIMITS);
    await ensureRole(query, roles.worker, passwords.worker, WORKER_LIMITS);
    await ensureDatabase(query, database, roles.owner);
    await admitOnly(query, database, Object.values(roles) as string[]);
    await withClient(onDatabase(adminUrl, database), async (queryThere) => {
      await queryThere('REVOKE ALL ON SCHEMA public FROM PUBLIC');
      for (const extension of EXTENSIONS) await queryThere(`CREATE EXTENSION IF NOT EXISTS ${extension}`);
    });
  });
  return {
    owner: urlFor(adminUrl, database, roles.owner, passwords.owner),
    service: urlFor(adminUrl, database, roles.service, passwords.service),
    worker: urlFor(adminUrl, database, roles.worker, passwords.worker),
  };
}

/**
 * Makes the database `queue` of the jobs and its only role `queue_owner`, or brings them to this state.
 * @returns the connection URL of that role
 */
export async function provisionQueue(adminUrl: string, password: string): Promise<string> {
  const [database, owner] = ['queue', 'queue_owner'];
  await withClient(adminUrl, async (query) => {
    await query('SELECT pg_advisory_lock($1)', [ADVISORY_LOCK]);
    await ensureRole(query, owner, password, WORKER_LIMITS);
    await ensureDatabase(query, database, owner);
    await admitOnly(query, database, [owner]);
  });
  return urlFor(adminUrl, database, owner, password);
}

async function ensureRole(query: Query, name: string, password: string, limits: Record<string, string>): Promise<void> {
  const role = pg.escapeIdentifier(name);
  const [found] = await query(
    'SELECT rolsuper OR rolbypassrls OR rolreplication AS mighty FROM pg_roles WHERE rolname = $1',
    [name],
  );
  if (found === undefined) await query(`CREATE ROLE ${role} NOSUPERUSER NOBYPASSRLS NOREPLICATION`);
  // Only a superuser may even mention these of a role that exists: left out where nothing is to be taken away.
  if (found?.mighty === true) await query(`ALTER ROLE ${role} NOSUPERUSER NOBYPASSRLS NOREPLICATION`);
  await query(`ALTER ROLE ${role} LOGIN NOCREATEDB NOCREATEROLE PASSWORD ${pg.escapeLiteral(password)}`);
  for (const [setting, value] of Object.entries(limits)) {
    await query(`ALTER ROLE ${role} SET ${setting} = ${pg.escapeLiteral(value)}`);
  }
}

async function ensureDatabase(query: Query, name: string, owner: string): Promise<void> {
  const role = pg.escapeIdentifier(owner);
  const [admin] = await query('SELECT rolsuper FROM pg_roles WHERE rolname = current_user');
  // Whoever is no superuser must be a member of the owner to make a database for it, and the extensions in it.
  if (admin?.rolsuper !== true) await query(`GRANT ${role} TO CURRENT_USER WITH INHERIT TRUE, SET TRUE`);
  const found = await query('SELECT 1 FROM pg_database WHERE datname = $1', [name]);
  if (found.length === 0) await query(`CREATE DATABASE ${pg.escapeIdentifier(name)} OWNER ${role}`);
}

async function admitOnly(query: Query, database: string, roles: readonly string[]): Promise<void> {
  const name = pg.escapeIdentifier(database);
  await query(`REVOKE ALL ON DATABASE ${name} FROM PUBLIC`);
  await query(`GRANT CONNECT ON DATABASE ${name} TO ${roles.map((role) => pg.escapeIdentifier(role)).join(', ')}`);
}

function urlFor(adminUrl: string, database: string, role: string, password: string): string {
  const url = new URL(onDatabase(adminUrl, database));
  url.username = role;
  url.password = encodeURIComponent(password);
  return url.href;
}
