// SPDX-License-Identifier: AGPL-3.0-or-later
import pg from 'pg';

/** A sent statement with its parameters. */
export interface Statement {
  readonly text: string;
  readonly values: readonly unknown[];
  /** The role of the database that sent it. */
  readonly role?: string | undefined;
}

/** A statement as 'pg' takes it. */
interface Sent {
  readonly text?: string;
  readonly values?: readonly unknown[];
}

/** Records every statement that this process sends, until it is stopped. */
export function recordStatements(): { take(): Statement[]; stop(): void } {
  const { prototype } = pg.Client;
  const original = prototype.query as (...args: unknown[]) => unknown;
  let sent: Statement[] = [];
  prototype.query = function (this: pg.Client, ...args: unknown[]) {
    const [first, values] = args;
    const { text, values: own = [] } =
      typeof first === 'string' ? { text: first, values: Array.isArray(values) ? values : [] } : (first as Sent);
    if (text !== undefined) sent.push({ text, values: own, role: this.user });
    return original.apply(this, args);
  } as typeof prototype.query;
  return {
    take() {
      const taken = sent;
      sent = [];
      return taken;
    },
    stop: () => void (prototype.query = original as typeof prototype.query),
  };
}

interface Plan {
  readonly 'Index Cond'?: string;
  readonly 'Node Type': string;
  readonly 'Relation Name'?: string;
  readonly 'Index Name'?: string;
  readonly 'Plan Rows': number;
  readonly 'Sort Key'?: readonly string[];
  readonly Filter?: string;
  readonly 'Parent Relationship'?: string;
  readonly Plans?: readonly Plan[];
}

const ROWS = 1_000_000;
/** About the number of Ambiti in Italy. In a table without an Ambito each owner has twenty rows. */
const AMBITI = 600;
const OWNERS = -0.05;
/** About the number of states that a record may have. */
const STATES = 5;

const GROWN = `
  SELECT pg_restore_relation_stats('schemaname', 'public', 'relname', relname::text, 'relpages', 1, 'reltuples', ${ROWS}::real)
  FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r'`;
const OWNED = `
  SELECT pg_restore_attribute_stats('schemaname', 'public', 'relname', relname::text, 'attname', attname::text, 'inherited', false,
           'null_frac', 0::real, 'avg_width', 16, 'n_distinct', CASE attname WHEN 'ambito_id' THEN ${AMBITI} ELSE ${OWNERS} END::real)
  FROM pg_attribute JOIN pg_class ON pg_class.oid = attrelid
  WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' AND (attname LIKE '%\\_id' OR attname = 'codice_istat') AND NOT attisdropped`;
const OF_FEW = `
  SELECT pg_restore_attribute_stats('schemaname', 'public', 'relname', relname::text, 'attname', attname::text, 'inherited', false,
           'null_frac', 0::real, 'avg_width', 8, 'n_distinct', ${STATES}::real)
  FROM pg_attribute JOIN pg_class ON pg_class.oid = attrelid
  WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' AND attname LIKE '%stato' AND NOT attisdropped`;

/** The tables without a block. */
const EMPTY = `
  SELECT relname AS name FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' AND pg_relation_size(oid) = 0`;

/**
 * The planner takes a table without a block for empty, whatever its statistics say. A row of nulls that is never committed leaves its
 * block: until the ROLLBACK no constraint of a table holds.
 */
const WITH_A_BLOCK = `
  BEGIN;
  SET LOCAL session_replication_role = replica;
  SET LOCAL allow_system_table_mods = on;
  UPDATE pg_attribute SET attnotnull = false FROM pg_class
  WHERE pg_class.oid = attrelid AND relnamespace = 'public'::regnamespace AND relkind = 'r' AND attnum > 0 AND pg_relation_size(pg_class.oid) = 0;
  UPDATE pg_class SET relchecks = 0
  WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' AND pg_relation_size(oid) = 0;
  DO $$ DECLARE empty regclass; BEGIN
    FOR empty IN SELECT oid FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' AND pg_relation_size(oid) = 0 LOOP
      EXECUTE format('INSERT INTO %s DEFAULT VALUES', empty);
    END LOOP;
  END $$;
  ROLLBACK`;

/**
 * The plans of statements in a database where every table has grown. No statement runs and no row is inserted: the
 * planner is told of a million rows in each.
 * @param adminUrl the URL that changes the planner's statistics
 * @param url the URL by which the service reads, so that its row-level security counts as well
 * @param growing whether an Ambito has records without end
 */
export async function plannerOf(adminUrl: string, url: string, ambitoId: string, growing = false) {
  const admin = new pg.Client({ connectionString: adminUrl });
  await admin.connect();
  if (growing) await admin.query(WITH_A_BLOCK);
  await admin.query(GROWN);
  await admin.query(OWNED);
  await admin.query(OF_FEW);
  const empty = new Set((await admin.query<{ name: string }>(EMPTY)).rows.map(({ name }) => name));
  await admin.end();
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(`SELECT set_config('ambito.ambito_id', $1, false)`, [ambitoId]);
  // The tables are small on disk: the planner must count the rows in its statistics, not the blocks.
  await client.query('SET enable_seqscan = off; SET jit = off; SET random_page_cost = 0; SET seq_page_cost = 0');
  const explain = async (options: string, text: string, values?: readonly unknown[]): Promise<Plan> => {
    const { rows } = await client.query<{ 'QUERY PLAN': [{ Plan: Plan }] }>({
      text: `EXPLAIN (${options}, FORMAT JSON) ${text}`,
      ...(values === undefined ? {} : { values: [...values] }),
    });
    return rows[0]!['QUERY PLAN'][0].Plan;
  };
  const allow = ({ bitmaps = true, joins = true }): Promise<unknown> =>
    client.query(`SET enable_bitmapscan = ${bitmaps}; SET enable_hashjoin = ${joins}; SET enable_mergejoin = ${joins}`);
  return {
    /**
     * The nodes of the plan that grow with a table: a table or an index read whole, a sort of more than a page, or, where the records of an
     * Ambito grow, an index that finds more than a few rows of which a filter drops some, before a page is full.
     */
    async problems({ text, values }: Statement): Promise<string[]> {
      await allow({ bitmaps: false });
      // A prepared statement gets a plan for its values or, after some uses, the same plan for all values.
      const plans = [await explain('COSTS', text, values), await explain('GENERIC_PLAN', text)];
      return [...new Set(plans.flatMap((plan) => [...problemsOf(plan, false), ...(growing ? dropsOf(plan) : [])]))];
    },
    /**
     * What the plan of a statement for any values reads whole, and no limit stops after a page: a table. Where the records of an Ambito
     * grow, also all that an Ambito has in one, `contatto of an Ambito by contatto_elenco`; elsewhere a table without a row is not judged.
     */
    async whole(text: string): Promise<string[]> {
      if (!growing) {
        await allow({});
        const problems = problemsOf(await explain('GENERIC_PLAN', text), false);
        const tables = problems.flatMap((problem) => /^(\w+) is read whole/.exec(problem)?.[1] ?? []);
        return [...new Set(tables)].filter((table) => !empty.has(table));
      }
      // A join by an index, if there is one: which join is cheaper depends on figures that the planner is told here.
      await allow({ joins: false });
      return [...new Set(wholeOf(await explain('GENERIC_PLAN', text), false))];
    },
    /** The indexes that find the rows of a page when no index has its order. */
    async indexes({ text, values }: Statement): Promise<string[]> {
      await allow({});
      return indexesOf(await explain('COSTS', text, values));
    },
    close: () => client.end(),
  };
}

/** Nodes that keep the order of the node below, so that a limit above them stops the read after one page. */
const IN_ORDER = new Set(['Limit', 'Nested Loop', 'Subquery Scan', 'Result', 'Incremental Sort']);

/** @param page whether a limit stops the read of the node after one page */
function problemsOf(plan: Plan, page: boolean): string[] {
  const { 'Node Type': type, 'Relation Name': table = '?', Plans: plans = [] } = plan;
  if (type === 'Seq Scan') return [`${table} is read whole`];
  const short = IN_ORDER.has(type) && (page || type === 'Limit');
  const below = plans.flatMap((child) => problemsOf(child, short && child['Parent Relationship'] !== 'Inner'));
  if (/^Index (Only )?Scan$/.test(type) && plan['Index Cond'] === undefined && !page)
    return [`${table} is read whole by ${plan['Index Name'] ?? '?'}`, ...below];
  if (type === 'Sort' && !plans.every(isBounded)) return [`sorts by ${plan['Sort Key']?.join(', ') ?? '?'}`, ...below];
  return below;
}

/** Whether the output of a node is bounded: a page, a single row, or one row for each row of a bounded input. */
function isBounded(plan: Plan): boolean {
  const { 'Node Type': type, Plans: plans = [] } = plan;
  if (type === 'Limit' || type === 'Function Scan' || type === 'Result') return true;
  return plans.length === 0
    ? plan['Plan Rows'] === 1 && plan.Filter === undefined && isNarrow(plan)
    : plans.every(isBounded);
}

/** Columns of which one value has rows without end: those of an Ambito, or of what all its records are told apart by. */
const WIDE = new Set(['ambito_id', 'sede_id', 'operatore_id', 'ente_id', 'linea_id']);

/** Whether an index finds few rows, whatever the table has: those of one record. */
function isNarrow({ 'Index Cond': condition = '' }: Plan): boolean {
  return [...condition.matchAll(/(\w+) = /g)].some(
    ([, column = '']) => /(^|_)id$|^codice_istat$|^account$/.test(column) && !WIDE.has(column),
  );
}

/** The condition of row-level security, by which no row of the Ambito is dropped. */
const WALL = /\(?ambito_id = \(?ambito_corrente\(\)\)?\)?/g;

/** The indexes of a plan that find more than few rows, of which a filter drops some. */
function dropsOf(plan: Plan): string[] {
  const { 'Relation Name': table = '?', 'Index Name': index = '?', Filter: filter = '', Plans: plans = [] } = plan;
  const drops = filter.replace(WALL, '').replace(/AND|[()\s]/g, '') !== '';
  return [
    ...(plan['Index Cond'] !== undefined && drops && !isNarrow(plan)
      ? [`${table} drops rows of ${index} by ${filter}`]
      : []),
    ...plans.flatMap(dropsOf),
  ];
}

/** @param page whether a limit stops the read of the node after one page */
function wholeOf(plan: Plan, page: boolean): string[] {
  const { 'Node Type': type, 'Relation Name': table = '?', Plans: plans = [] } = plan;
  if (type === 'Seq Scan') return [table];
  const short = IN_ORDER.has(type) && (page || type === 'Limit');
  const [bitmaps, below] = [true, false].map((is) => plans.filter((child) => isBitmap(child) === is)) as [
    Plan[],
    Plan[],
  ];
  const own = /^Index (Only )?Scan$/.test(type) && !page ? [plan] : bitmaps;
  return [
    ...own.flatMap(wideIndexes).map((how) => wordsOf(table, how)),
    ...below.flatMap((child) => wholeOf(child, short && isFirst(child))),
  ];
}

/** Whether a node finds rows for the node above it, which reads them from the table. */
const isBitmap = ({ 'Node Type': type }: Plan): boolean => /^Bitmap(And|Or| Index Scan)$/.test(type);

/** Whether the rows of a node are those of the node above it, which stops it: neither the inner side of a join nor a subplan. */
const isFirst = ({ 'Parent Relationship': relationship = '' }: Plan): boolean =>
  /^(Outer|Subquery)$/.test(relationship);

/** An index that finds every row that it has, or every row of an Ambito. */
interface WideIndex {
  readonly index: string;
  readonly ofAmbito: boolean;
}

const wordsOf = (table: string, { index, ofAmbito }: WideIndex): string =>
  `${table} ${ofAmbito ? 'of an Ambito ' : ''}by ${index}`;

/** The wide indexes of a scan. Of several that find its rows together, one that finds few is enough. */
function wideIndexes({ 'Node Type': type, 'Index Name': index = '?', ...plan }: Plan): WideIndex[] {
  const below = (plan.Plans ?? []).map(wideIndexes);
  if (type === 'BitmapAnd') return below.every((found) => found.length > 0) ? below.flat() : [];
  if (type === 'BitmapOr') return below.flat();
  const conditions = plan['Index Cond']?.split(' AND ') ?? [];
  return conditions.every((condition) => OF_ALL.test(condition)) ? [{ index, ofAmbito: conditions.length > 0 }] : [];
}

/** A condition on a column of which one value has a good part of the table: the Ambito, and a state. */
const OF_ALL = /^\(*(ambito_id|\w*stato)\b\)*(::\w+)? = /;

function indexesOf({ 'Index Name': index, Plans: plans = [] }: Plan): string[] {
  return [...(index === undefined ? [] : [index]), ...plans.flatMap(indexesOf)];
}

/**
 * The statements of which the plan for any values, which PostgreSQL may take for a prepared one, reads a table whole that may grow.
 * @param small what may be read whole, in the first words in which the planner says it: `valore_soglia`, `ente of an Ambito`
 */
export async function readWhole(
  planner: Pick<Awaited<ReturnType<typeof plannerOf>>, 'whole'>,
  statements: Iterable<string>,
  small: Readonly<Record<string, string>>,
): Promise<{ sql: string; whole: string[] }[]> {
  const found = [];
  for (const sql of new Set(statements)) {
    if (!EXPLAINED.test(sql)) continue;
    const whole = (await planner.whole(sql)).filter(
      (read) => !Object.keys(small).some((words) => read === words || read.startsWith(`${words} `)),
    );
    if (whole.length > 0) found.push({ sql, whole });
  }
  return found;
}

/** What has a plan: neither the statements of a transaction nor those of the schema. */
const EXPLAINED = /^\s*(SELECT|INSERT|UPDATE|DELETE|WITH|\()/i;
