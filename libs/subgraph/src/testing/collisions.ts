// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Azione, Ruolo } from '@ambito/access';
import { recordStatements } from '@ambito/persistence/testing';
import { azioneOf } from '../binding.ts';
import { buildSubgraph, type SubgraphDefinition } from '../schema.ts';
import type { Answer, Chi } from './answers.ts';
import { admits } from './selections.ts';
import { splitFor } from './lists.ts';
import { tableOf, type RecordTable } from './take-away.ts';

interface Served {
  call(chi: Chi, query: string, variables: object): Promise<Answer>;
  admin<R>(sql: string, parameters: unknown[]): Promise<R[]>;
}

/** A rule by which a row refuses another one, with the columns that it looks at. */
interface Uniqueness {
  readonly name: string;
  readonly table: string;
  readonly columns: readonly string[];
  /** The columns by which its row belongs to another table's. */
  readonly parents: readonly { readonly table: string; readonly column: string; readonly hasAmbito: boolean }[];
  /** Whether the table, or the other one, has a column of the Ambito. */
  readonly hasAmbito: boolean;
  /** Whether rows of two Ambiti never meet. */
  readonly ofOneAmbito: boolean;
}

/** Every unique index and exclusion constraint. A row belongs to an Ambito by its column, or by a row to which its key refers. */
const UNIQUENESS = `
  WITH RECURSIVE parent AS (
    SELECT c.conrelid AS child, c.confrelid AS parent, a.attname AS column FROM pg_constraint c
    CROSS JOIN LATERAL unnest(c.conkey) AS k JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = k
    WHERE c.contype = 'f' AND a.attname <> 'ambito_id' AND NOT a.atttypid = ANY ('{daterange,text,smallint}'::regtype[])
  ), scoped (id) AS (
    SELECT attrelid FROM pg_attribute WHERE attname = 'ambito_id'
    UNION SELECT child FROM parent JOIN scoped ON scoped.id = parent.parent
  )
  SELECT x.relname AS name, t.relname AS table, columns,
         coalesce((SELECT jsonb_agg(jsonb_build_object('table', p.parent::regclass::text, 'column', p.column,
                     'hasAmbito', EXISTS (SELECT FROM pg_attribute WHERE attrelid = p.parent AND attname = 'ambito_id')))
                   FROM parent p WHERE p.child = i.indrelid AND p.column = ANY (columns)), '[]') AS parents,
         EXISTS (SELECT FROM pg_attribute WHERE attrelid = i.indrelid AND attname = 'ambito_id') AS "hasAmbito",
         'ambito_id' = ANY (columns)
           OR EXISTS (SELECT FROM parent p JOIN scoped ON scoped.id = p.parent WHERE p.child = i.indrelid AND p.column = ANY (columns)) AS "ofOneAmbito"
  FROM pg_index i JOIN pg_class x ON x.oid = i.indexrelid JOIN pg_class t ON t.oid = i.indrelid
  LEFT JOIN pg_constraint c ON c.conindid = x.oid AND c.contype IN ('p', 'u', 'x')
  CROSS JOIN LATERAL (
    SELECT array_agg(DISTINCT attname::text) AS columns FROM pg_attribute a WHERE a.attrelid = t.oid AND (a.attnum = ANY (i.indkey)
      OR EXISTS (SELECT FROM pg_depend d WHERE d.objid IN (x.oid, c.oid) AND d.refobjid = t.oid AND d.refobjsubid = a.attnum))) AS k
  WHERE (i.indisunique OR i.indisexclusion) AND t.relnamespace = 'public'::regnamespace ORDER BY x.relname`;

/** Records which tables each command writes, and all statements, with the roles that sent them, from those that the service sends meanwhile. */
export function writesRecorder() {
  const writes = new Map<string, Set<string>>();
  const sent = new Map<string, string | undefined>();
  return {
    writes,
    sent,
    async during<T>(command: string, run: () => Promise<T>): Promise<T> {
      const recorder = recordStatements();
      try {
        return await run();
      } finally {
        const statements = recorder.take();
        for (const { text, role } of statements) sent.set(text, role);
        const tables = statements.flatMap(({ text }) => [...text.matchAll(/\b(?:INSERT INTO|UPDATE) "?(\w+)"?/g)]);
        writes.set(command, new Set([...(writes.get(command) ?? []), ...tables.map(([, table]) => table!)]));
        recorder.stop();
      }
    },
  };
}

/**
 * For each rule of uniqueness that has words for people, the writers who do not see every row with which theirs may collide: those of
 * a command that writes the table, admitted to it in their Ambito. A row that is part of one which the writer does not see either is no
 * matter: the command refuses that one first.
 */
export async function collisionsOf(
  definition: SubgraphDefinition,
  ambito: string,
  writes: ReadonlyMap<string, ReadonlySet<string>>,
  served: Served,
): Promise<{ compared: number; others: number; unseen: ReadonlyMap<string, readonly string[]> }> {
  const own = definition.references.filter(({ stub }) => stub !== true);
  const tables = (await Promise.all(own.map(tableOf))).filter((table) => table !== undefined);
  const rules = (await served.admin<Uniqueness>(UNIQUENESS, [])).filter(({ name }) => name in definition.rules);
  const records = new Map<RecordTable, string[]>();
  for (const table of tables) {
    const rows = await served.admin<{ key: string }>(`SELECT ${table.column}::text AS key FROM ${table.table}`, []);
    records.set(
      table,
      rows.map(({ key }) => key),
    );
  }
  const call = (chi: Chi, query: string, variables: object) => served.call(chi, query, variables);
  const seenBy = new Map<Ruolo, Promise<Seen>>();
  const seenAs = (ruolo: Ruolo): Promise<Seen> => {
    const seen =
      seenBy.get(ruolo) ??
      splitFor({ definition, call }, { ruolo, ambito: 'proprio' }, records).then(
        (split) => new Map(split.map(({ of, seen: keys }) => [of.table, new Set(keys)])),
      );
    seenBy.set(ruolo, seen);
    return seen;
  };
  const ofTable = new Map(
    tables.map((record) => [
      record.table,
      { record, azione: own.find(({ typename }) => typename === record.typename)!.azione },
    ]),
  );
  const writers = writersOf(definition, writes);
  const unseen = new Map<string, readonly string[]>();
  for (const rule of rules) {
    const rows = await rowsOf(rule, ofTable.get(rule.table)?.record, ambito, served);
    const told = new Set<string>();
    for (const writer of writers.get(rule.table) ?? []) {
      const seen = await seenAs(writer.ruolo);
      if (mayTell(rule, rows, ofTable, writer, seen)) told.add(writer.ruolo);
    }
    if (told.size > 0) unseen.set(rule.name, [...told].toSorted());
  }
  const compared = rules.filter(({ table }) => ofTable.has(table));
  return { compared: compared.length, others: rules.length - compared.length, unseen };
}

/** The keys of the records that a role sees, by table. */
type Seen = ReadonlyMap<string, ReadonlySet<string>>;
type RowKeys = Readonly<Record<string, string | null>>;
type OfTable = ReadonlyMap<string, { readonly record: RecordTable; readonly azione: Azione }>;

/** The rows with which a row of the Ambito may collide: their keys, and those of the records that they are part of. */
function rowsOf(
  rule: Uniqueness,
  record: RecordTable | undefined,
  ambito: string,
  { admin }: Served,
): Promise<RowKeys[]> {
  if (record === undefined) return Promise.resolve([]);
  const columns = [
    `${record.column}::text AS key`,
    ...rule.parents.map(({ column }) => `${column}::text AS ${column}`),
  ];
  return admin<RowKeys>(
    `SELECT ${columns.join(', ')} FROM ${rule.table} WHERE $1::uuid IS NOT NULL AND ${inAmbito(rule)}`,
    [ambito],
  );
}

function mayTell(
  rule: Uniqueness,
  rows: readonly RowKeys[],
  ofTable: OfTable,
  { ruolo, command }: Writer,
  seen: Seen,
): boolean {
  const azione = ofTable.get(rule.table)?.azione;
  // Of rows that are no records by themselves it is known only that they stay in their Ambito.
  if (azione === undefined) return !rule.ofOneAmbito;
  // A role narrowed to a sede may miss rows that its role sees: count the rule.
  if (command.applica?.includes('sede') === true && azione.applica?.includes('sede') === true) return true;
  const guarded = (row: RowKeys): boolean =>
    rule.parents.some(({ table, column }) => {
      const parent = ofTable.get(table)?.azione;
      const key = row[column];
      return (
        typeof key === 'string' &&
        parent !== undefined &&
        admits(parent, { ruolo }) &&
        seen.get(table)?.has(key) !== true
      );
    });
  return rows.some((row) => seen.get(rule.table)?.has(row['key']!) !== true && !guarded(row));
}

interface Writer {
  readonly ruolo: Ruolo;
  /** The action of a command that writes. */
  readonly command: Azione;
}

/** By table, who writes it. */
function writersOf(definition: SubgraphDefinition, writes: ReadonlyMap<string, ReadonlySet<string>>) {
  const { schema } = buildSubgraph(definition);
  const writers = new Map<string, Writer[]>();
  for (const field of Object.values(schema.getMutationType()?.getFields() ?? {})) {
    const command = azioneOf(field)!;
    for (const table of writes.get(field.name) ?? [])
      writers.set(table, [
        ...(writers.get(table) ?? []),
        ...(command.ammessi === 'pubblico' ? [] : command.ammessi).map((ruolo) => ({ ruolo, command })),
      ]);
  }
  return writers;
}

/** The condition that a row is one with which a row of the Ambito ($1) may collide. */
function inAmbito({ table, parents, hasAmbito, ofOneAmbito }: Uniqueness): string {
  if (!ofOneAmbito) return 'true';
  if (hasAmbito) return 'ambito_id = $1';
  const parent = parents.find((one) => one.hasAmbito);
  return parent === undefined
    ? 'true'
    : `EXISTS (SELECT FROM ${parent.table} AS p WHERE p.id = ${table}.${parent.column} AND p.ambito_id = $1)`;
}
