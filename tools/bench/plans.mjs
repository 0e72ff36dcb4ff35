// SPDX-License-Identifier: AGPL-3.0-or-later
// The plans of the statements that a service sends, with its own role and its row-level security, on the data of the benchmark.

/** A table read whole is a problem from so many rows on. */
const LARGE = 20_000;
/** And so are rows that a statement reads and neither shows nor counts. */
const IN_VAIN = 1_000;

/** Has the server write the plan of every statement into its log, for the sessions that begin from now on. */
export async function explainAll(query) {
  await query(`LOAD 'auto_explain'`);
  for (const setting of [
    `session_preload_libraries = 'auto_explain'`,
    'auto_explain.log_min_duration = 0',
    'auto_explain.log_analyze = on',
    'auto_explain.log_timing = off',
  ])
    await query(`ALTER SYSTEM SET ${setting}`);
  await query('SELECT pg_reload_conf()');
}

/** The names of the tables that have many rows. */
export async function largeTables(query) {
  const { rows } = await query(
    `SELECT relname AS name FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace AND reltuples >= ${LARGE}`,
  );
  return new Set(rows.map(({ name }) => name));
}

/** What is wrong with the plans in some lines of the server's log: large tables read whole, and rows read in vain. */
export function problemsIn(lines, large) {
  const problems = new Set();
  for (const line of lines) {
    const [, table] = /Seq Scan on (\w+)/.exec(line) ?? [];
    if (large.has(table)) problems.add(`${table} is read whole`);
    const [, removed] = /Rows Removed by (?:Filter|Index Recheck): (\d+)/.exec(line) ?? [];
    if (Number(removed ?? 0) >= IN_VAIN) problems.add(`${removed} rows are read in vain`);
  }
  return [...problems];
}
