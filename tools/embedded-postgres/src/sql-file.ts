// SPDX-License-Identifier: AGPL-3.0-or-later
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';
import type { Query } from './databases.ts';

const FOLDER = join(import.meta.dirname, '..', '..', '..', 'infra', 'database');
/** A statement ends with its line: by `;`, or by `\gexec` when what it answers is to be run. */
const STATEMENT = /(\S[^]*?)(;|\n\\gexec) *$/gm;

/**
 * Runs a file of `infra/database` as psql does. Of psql's own language it knows `:'variable'`, `:"variable"` and `\gexec`.
 * @throws Error naming a variable that is not given
 */
export async function runSqlFile(
  query: Query,
  name: string,
  variables: Readonly<Record<string, string>>,
): Promise<void> {
  const file = await readFile(join(FOLDER, name), 'utf8');
  for (const [, statement = '', end] of file.replace(/^--.*$/gm, '').matchAll(STATEMENT)) {
    const rows = await query(withVariables(statement, variables));
    if (end === ';') continue;
    for (const answered of rows.flatMap((row) => Object.values(row))) await query(String(answered));
  }
}

function withVariables(statement: string, variables: Readonly<Record<string, string>>): string {
  return statement.replace(/:(['"])(\w+)\1/g, (_all, quote: string, name: string) => {
    const value = variables[name];
    if (value === undefined) throw new Error(`The variable ${name} is not given`);
    return quote === "'" ? pg.escapeLiteral(value) : pg.escapeIdentifier(value);
  });
}
