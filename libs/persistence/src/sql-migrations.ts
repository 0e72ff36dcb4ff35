// SPDX-License-Identifier: AGPL-3.0-or-later
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import type { MigrationClass } from './migrate.ts';

/** Names the database roles `<name>_owner`, `<name>_service`, `<name>_worker`. */
export type ServiceName = 'registry' | 'casework' | 'information_system';

const FONDAMENTA = new URL('./fondamenta/', import.meta.url);
/** A line of this stands for `fondamenta/annullamenti.sql`, in a `.down.sql` for `annullamenti.down.sql`. */
const ANNULLAMENTI = '{annullamenti}';
const FILE = /^(\d{4})-([a-z-]+)\.sql$/;

/**
 * The migrations of a service, one for each `NNNN-name.sql` of its folder, with the `NNNN-name.down.sql` that reverts it.
 * The first, 0001-fondamenta, is the same for every service and stands in this library, as does what `{annullamenti}` stands for.
 * @throws Error when a number is missing or used twice, or a file has no `.down.sql`
 */
export function sqlMigrations(service: ServiceName, folder: URL): MigrationClass[] {
  return [FONDAMENTA, folder].flatMap(readFolder).map(({ number, name, up, down }, index) => {
    if (number !== index + 1)
      throw new Error(`Migration ${number} (${name}) of ${service} should have number ${index + 1}`);
    const [forth, back] = [up, down].map((text) => text.replaceAll('{service}', service));
    return class implements MigrationInterface {
      // The runner takes the order from the last thirteen digits. What the file does is part of the name: a database that an
      // older text of it made has a migration that is not there any more.
      readonly name = `${name}-${digestOf(up)}-${String(number).padStart(13, '0')}`;
      async up(runner: QueryRunner): Promise<void> {
        await runner.query(forth ?? '');
      }
      async down(runner: QueryRunner): Promise<void> {
        await runner.query(back ?? '');
      }
    };
  });
}

/** Of the statements alone: comments and white space may be mended. */
function digestOf(sql: string): string {
  const statements = sql
    .replaceAll(/^\s*--.*$/gm, '')
    .replaceAll(/\s+/g, ' ')
    .trim();
  return createHash('sha256').update(statements).digest('hex').slice(0, 8);
}

function readFolder(folder: URL): { number: number; name: string; up: string; down: string }[] {
  const read = (file: string): string =>
    readFileSync(new URL(file, folder), 'utf8').replace(ANNULLAMENTI, () =>
      readFileSync(new URL(`annullamenti${file.endsWith('.down.sql') ? '.down' : ''}.sql`, FONDAMENTA), 'utf8'),
    );
  return readdirSync(folder)
    .sort()
    .flatMap((file) => {
      const [, number, name] = FILE.exec(file) ?? [];
      if (number === undefined || name === undefined) return [];
      return [{ number: Number(number), name, up: read(file), down: read(`${number}-${name}.down.sql`) }];
    });
}
