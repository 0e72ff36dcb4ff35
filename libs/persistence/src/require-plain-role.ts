// SPDX-License-Identifier: AGPL-3.0-or-later
import type { DataSource } from 'typeorm';

/**
 * Fails unless the pool's role is one of those that the walls hold for: it neither owns the database nor is a superuser or exempt
 * from row-level security. With such a role a process would serve, and nobody would notice.
 * @param setting the setting that names the role, for the message
 */
export async function requirePlainRole(dataSource: DataSource, setting: string): Promise<void> {
  const [role] = await dataSource.query<{ exempt: boolean; owner: boolean }[]>(
    `SELECT r.rolsuper OR r.rolbypassrls AS exempt, pg_has_role(d.datdba, 'MEMBER') AS owner
     FROM pg_roles r, pg_database d WHERE r.rolname = current_user AND d.datname = current_database()`,
  );
  if (role?.exempt === false && !role.owner) return;
  await dataSource.destroy();
  throw new Error(
    `${setting} names ${role?.exempt === true ? 'a superuser, or a role that is exempt from row-level security' : 'the owner of the database'}: ` +
      'name the role that is made for this process (infra/database)',
  );
}
