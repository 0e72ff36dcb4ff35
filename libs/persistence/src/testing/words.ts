// SPDX-License-Identifier: AGPL-3.0-or-later
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { DatabaseRules } from '../database-rules.ts';
import { LOCKS } from '../locks.ts';
import { askDatabase } from './database.ts';

/** Constraints that need no words, which is their Italian message in `DatabaseRules`, by the reason why no command breaks them. */
export type WithoutWords = Readonly<Record<string, readonly string[]>>;

interface Named {
  readonly name: string;
  /** Why a command never breaks it, if the catalogue shows the reason; otherwise null. */
  readonly reason: string | null;
}

/*
 * - A name that PostgreSQL gave (`sede_pkey`, `sede_giorno_check`) belongs to a check of form: a key that the service makes, a reference
 *   that it has loaded, a value that the input's type allows. A rule has a name of its own.
 * - A unique constraint that contains the primary key serves foreign keys, and holds whenever the primary key holds.
 * - The worker writes a table that the service's role cannot write, from events that are checked before.
 */
const CONSTRAINTS = `
  SELECT conname AS name, CASE
    WHEN conname ~ ('^' || relname || '(_.*)?_(pkey|fkey|key|check)[0-9]*$') OR conname = relname || '_check' THEN 'a shape'
    WHEN contype = 'u' AND (SELECT conkey FROM pg_constraint k WHERE k.conrelid = c.conrelid AND contype = 'p') <@ c.conkey
      THEN 'contains the primary key'
    WHEN NOT (has_any_column_privilege($1, c.conrelid, 'INSERT') OR has_any_column_privilege($1, c.conrelid, 'UPDATE'))
      AND NOT has_table_privilege($1, c.conrelid, 'DELETE') THEN 'not written by a command'
    END AS reason
  FROM pg_constraint c JOIN pg_class t ON t.oid = conrelid
  WHERE connamespace = 'public'::regnamespace AND contype IN ('p', 'u', 'x', 'f', 'c') AND relname <> 'migrazione'
  UNION SELECT relname, CASE
    WHEN NOT (has_any_column_privilege($1, indrelid, 'INSERT') OR has_any_column_privilege($1, indrelid, 'UPDATE'))
      THEN 'not written by a command' END
  FROM pg_index JOIN pg_class i ON i.oid = indexrelid
  WHERE indisunique AND relnamespace = 'public'::regnamespace
    AND NOT EXISTS (SELECT FROM pg_constraint WHERE conindid = indexrelid)`;
const RAISED = `
  SELECT DISTINCT name, NULL AS reason FROM (
    SELECT (regexp_matches(prosrc, 'CONSTRAINT = ''(\\w+)''', 'g'))[1] AS name FROM pg_proc
      WHERE pronamespace = 'public'::regnamespace
    UNION ALL SELECT coalesce(nullif(split_part(encode(tgargs, 'escape'), '\\000', 1), ''), (regexp_match(prosrc, 'TG_ARGV\\[0\\], ''(\\w+)'''))[1])
      FROM pg_trigger JOIN pg_proc p ON p.oid = tgfoid
      WHERE NOT tgisinternal AND prosrc ~ 'CONSTRAINT = (coalesce\\()?TG_ARGV\\[0\\]'
  ) AS raised`;

/** The functions with an exception that names no constraint: nobody could put it into words. */
const SILENT = `
  SELECT DISTINCT proname AS name FROM pg_proc
  CROSS JOIN LATERAL regexp_matches(prosrc, 'RAISE EXCEPTION [^;]*;', 'g') AS raised
  WHERE pronamespace = 'public'::regnamespace AND raised[1] NOT LIKE '%CONSTRAINT =%'`;

/**
 * Compares the refusals of the database (constraints, unique indexes, exceptions of functions) with their words: the Italian
 * messages that the service has under the same names. Each refusal has its words, and all words belong to a refusal.
 * @param url the URL of the owner
 * @param role the role with which commands write
 * @param withoutWords the constraints that no command breaks for a reason that the catalogue does not show
 * @returns the differences, in words; empty when there is none
 */
export function wordsAgainstCatalogue(
  url: string,
  { role, rules, withoutWords }: { role: string; rules: DatabaseRules; withoutWords: WithoutWords },
): Promise<string[]> {
  return askDatabase(url, async (dataSource) => {
    const constraints: Named[] = await dataSource.query(CONSTRAINTS, [role]);
    const raised: Named[] = await dataSource.query(RAISED);
    const silent: { name: string }[] = await dataSource.query(SILENT);
    const shapes = new Set(constraints.flatMap(({ name, reason }) => (reason === 'a shape' ? [name] : [])));
    const all = new Set([...constraints, ...raised].map(({ name }) => name));
    const due = new Set([...constraints, ...raised].filter(({ reason }) => reason === null).map(({ name }) => name));
    const listed = Object.values(withoutWords).flat();
    return [
      ...[...due].filter((name) => !(name in rules) && !listed.includes(name)).map((name) => `${name} has no words`),
      ...Object.keys(rules).flatMap((name) => {
        if (!all.has(name)) return [`${name} has words, and the catalogue has no such name`];
        return shapes.has(name) ? [`${name} has words: give the rule a name of its own`] : [];
      }),
      ...silent.map(({ name }) => `${name} raises an exception without a constraint`),
      ...listed.flatMap((name) => {
        if (name in rules) return [`${name} has words: it needs no reason to have none`];
        return due.has(name) ? [] : [`${name} needs no reason: the catalogue tells it, or has no such name`];
      }),
    ].sort();
  });
}

/** The names by which functions of the database lock and that `LOCKS` does not have. @param url the URL of the owner */
export function unknownLocks(url: string): Promise<string[]> {
  return askDatabase(url, async (dataSource) => {
    const rows: { name: string }[] = await dataSource.query(`
      SELECT DISTINCT coalesce((regexp_match(call[1], 'lock_key\\(''([\\w-]+)'''))[1], call[1]) AS name
      FROM pg_proc CROSS JOIN LATERAL regexp_matches(prosrc, 'pg_(?:try_)?advisory\\w+\\([^;]*', 'g') AS call
      WHERE pronamespace = 'public'::regnamespace ORDER BY name`);
    return rows.map(({ name }) => name).filter((name) => !Object.values<string>(LOCKS).includes(name));
  });
}

const LIBS = join(import.meta.dirname, '..', '..', '..');
/** Tests, their examples and demonstration data quote what people read. */
const QUOTING = /\.(test|testing|fixture|ruoli)\.ts$|(^|\/)(testing(\.ts$|\/)|demo\/)/;

/**
 * The words of the database's refusals that stand in more than one source of a service and the libs. A command that refuses by the
 * same rule exports them, and the part imports them; two parts may say the same of two rules.
 * @param folder the sources of the service
 * @returns the words, each with where it stands; empty when each has one home
 */
export function wordsWrittenTwice(rules: DatabaseRules, folder: string): string[] {
  const sources = [folder, LIBS].flatMap((root) =>
    readdirSync(root, { recursive: true, encoding: 'utf8' })
      .filter((path) => path.endsWith('.ts') && !QUOTING.test(path))
      .map((path) => ({
        home: path.endsWith('.part.ts') ? 'a part' : path,
        text: readFileSync(join(root, path), 'utf8'),
      })),
  );
  return [...new Set(Object.values(rules).map((rule) => rule().message))].flatMap((words) => {
    const written = sources.filter(({ text }) => text.includes(`'${words}'`) || text.includes(`"${words}"`));
    const homes = new Set(written.map(({ home }) => home));
    return homes.size > 1 ? [`${words}: ${[...homes].join(', ')}`] : [];
  });
}
