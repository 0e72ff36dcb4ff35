// SPDX-License-Identifier: AGPL-3.0-or-later
import { ANONIMO } from '@ambito/access';
import pg from 'pg';
import type { Reference } from '../reference.ts';

/** The table of the records of a type, and the column of their key. */
export interface RecordTable {
  readonly typename: string;
  readonly key: string;
  readonly table: string;
  readonly column: string;
}

interface Owned {
  readonly child: string;
  readonly parent: string;
  readonly columns: string;
  readonly referenced: string;
}

/** The foreign keys that make a row part of another one: it is never without it. A period is no record. */
const OWNED = `
  SELECT c.conrelid::regclass::text AS child, c.confrelid::regclass::text AS parent,
         string_agg(quote_ident(a.attname), ', ' ORDER BY k.n) AS columns, string_agg(quote_ident(f.attname), ', ' ORDER BY k.n) AS referenced
  FROM pg_constraint c
  CROSS JOIN LATERAL unnest(c.conkey, c.confkey) WITH ORDINALITY AS k (own, other, n)
  JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = k.own
  JOIN pg_attribute f ON f.attrelid = c.confrelid AND f.attnum = k.other
  WHERE c.contype = 'f' AND NOT c.conperiod AND c.conrelid <> c.confrelid
  GROUP BY c.oid, c.conrelid, c.confrelid HAVING bool_and(a.attnotnull)`;
const TABLES = `
  SELECT c.relname AS table, string_agg(quote_ident(attname), ', ' ORDER BY attnum) AS columns
  FROM pg_class c JOIN pg_attribute ON attrelid = c.oid AND attnum > 0 AND NOT attisdropped AND attgenerated = ''
  WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' GROUP BY c.relname`;

/** Takes records out of a database, with the rows that are part of them, and puts them back as they were. */
export async function rowTaker(adminUrl: string, records: readonly RecordTable[]) {
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  const { rows: owned } = await client.query<Owned>(OWNED);
  const { rows: tables } = await client.query<{ table: string; columns: string }>(TABLES);
  await client.query(
    `CREATE SCHEMA taken; ${tables.map(({ table }) => `CREATE TABLE taken.${table} (LIKE public.${table})`).join('; ')}`,
  );
  const ofRecords = new Set(records.map(({ table }) => table));
  const partsOf = (table: string): Owned[] =>
    owned.filter(({ parent, child }) => parent === table && !ofRecords.has(child));
  /** No trigger fires, and no foreign key holds: what others keep of a record stays. */
  const alone = (statements: readonly string[]): Promise<unknown> =>
    client.query(['BEGIN; SET LOCAL session_replication_role = replica', ...statements, 'COMMIT'].join('; '));
  const taking = (table: string, where: string): string[] => [
    ...partsOf(table).flatMap(({ child, columns, referenced }) =>
      taking(child, `(${columns}) IN (SELECT ${referenced} FROM ${table} WHERE ${where})`),
    ),
    `WITH gone AS (DELETE FROM ${table} WHERE ${where} RETURNING *) INSERT INTO taken.${table} SELECT * FROM gone`,
  ];
  return {
    async keys({ table, column }: RecordTable): Promise<string[]> {
      const { rows } = await client.query<{ key: string }>(
        `SELECT ${column}::text AS key FROM ${table} ORDER BY ${column}`,
      );
      return rows.map(({ key }) => key);
    },
    take: (gone: readonly { of: RecordTable; keys: readonly string[] }[]): Promise<unknown> =>
      alone(
        gone.flatMap(({ of: { table, column }, keys }) =>
          taking(table, `${column}::text IN (${keys.map((key) => client.escapeLiteral(key)).join(', ')})`),
        ),
      ),
    giveBack: (): Promise<unknown> =>
      alone(
        tables.flatMap(({ table, columns }) => [
          // A read counts itself meanwhile. ON CONFLICT does not take a table with a deferred rule.
          `DO $$ DECLARE r tid; BEGIN
             FOR r IN SELECT ctid FROM taken.${table} LOOP
               BEGIN
                 INSERT INTO ${table} (${columns}) OVERRIDING SYSTEM VALUE SELECT ${columns} FROM taken.${table} WHERE ctid = r;
               EXCEPTION WHEN unique_violation THEN NULL;
               END;
             END LOOP;
           END $$`,
          `DELETE FROM taken.${table}`,
        ]),
      ),
    close: () => client.end(),
  };
}

/** Where the records of a type are, by the statement that loads them; undefined when none is sent. */
export async function tableOf(reference: Reference): Promise<RecordTable | undefined> {
  const { typename, keys } = reference;
  const [key] = Object.keys(keys) as [string];
  const sql = await statementOf(reference);
  if (sql === undefined) return undefined;
  const table = /\bFROM (\w+)/.exec(withoutBrackets(sql))?.[1];
  if (table === undefined) throw new Error(`The statement that loads ${typename} names no table`);
  return { typename, key, table, column: key.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`) };
}

/** The statement that loads the records of a type when no field of theirs is asked for; undefined when none is sent. */
export async function statementOf({ keys }: Reference): Promise<string | undefined> {
  const sent: string[] = [];
  await Object.values(keys)[0]!(
    {
      query: (sql) => {
        sent.push(sql);
        return Promise.resolve([]);
      },
      attore: ANONIMO,
      autorizzazione: { ruolo: 'PUBBLICO', assegnazione: null },
      ambitoId: null,
      adesso: new Date(),
      memo: (_name, make) => make(),
      asks: () => false,
    },
    ['key'],
  );
  return sent[0];
}

function withoutBrackets(sql: string): string {
  const less = sql.replaceAll(/\([^()]*\)/g, '');
  return less === sql ? sql : withoutBrackets(less);
}
