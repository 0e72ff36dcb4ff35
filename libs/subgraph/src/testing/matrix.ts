// SPDX-License-Identifier: AGPL-3.0-or-later
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { plannerOf, readWhole } from '@ambito/persistence/testing';
import type { SubgraphDefinition } from '../schema.ts';
import { collisionsOf, writesRecorder } from './collisions.ts';
import { entityTests, type EntityCalls, type EntityExamples } from './entities.ts';
import { recordTests } from './hidden.ts';
import { printMatrix, roleTests, type Cell, type Example } from './roles.ts';

/** The examples of a folder for the tests of roles, in its `*.ruoli.ts`: `export function ruoli(service): RoleExamples`. */
export interface RoleExamples extends Partial<EntityExamples> {
  /** Makes the records that the keys name. */
  prepare?(): Promise<void>;
  /** By root field: `concludiContatto`. */
  readonly examples?: Readonly<Record<string, Example>>;
}

/** A service that serves, for these tests. */
interface Served extends EntityCalls {
  readonly database: { readonly adminUrl: string; readonly urls: { readonly DATABASE_URL: string } };
  /** SQL past every wall, to see what is really there. */
  admin<R>(sql: string, parameters: unknown[]): Promise<R[]>;
  stop(): Promise<void>;
}

/**
 * Declares the tests of roles of a service: one for each operation, entity, field and resource, and one that compares the
 * operations with the committed matrix, `ruoli.md` in the folder of the app. The tests of an app write it instead with `WRITE_RUOLI=1`.
 */
export function describeRoles<S extends Served>(service: {
  /** The Ambito whose records the examples are. */
  readonly ambito: string;
  readonly definition: SubgraphDefinition;
  /** The folder of the app, and of its documented operations. */
  readonly app: string;
  readonly documents: string;
  /** Whether the matrix is written rather than compared. */
  readonly write: boolean;
  /** Why a rule of uniqueness tells nothing though a writer does not see each row with which it may collide. */
  readonly collisions?: Readonly<Record<string, string>>;
  /** What a statement may read whole, each with the reason why it stays small. */
  readonly small?: Readonly<Record<string, string>>;
  /** Whether an Ambito has records without end, so that no statement may read all that it has in a table. */
  readonly growing?: boolean;
  start(): Promise<S>;
}): void {
  const { app, definition, documents } = service;
  const operations = roleTests(definition, documents);
  const rows = new Map<string, readonly Cell[]>();
  const recorder = writesRecorder();
  let served: S;
  let tried = 0;
  let examples: Required<Omit<RoleExamples, 'prepare'>>;

  beforeAll(async () => {
    served = await service.start();
    const parts = await readRoleExamples(join(app, 'src'), served);
    for (const { prepare } of parts) await prepare?.();
    await makeStateOf(served);
    const all = <K extends keyof RoleExamples>(key: K) => Object.assign({}, ...parts.map((part) => part[key]));
    examples = {
      examples: all('examples'),
      chiavi: all('chiavi'),
      argomenti: all('argomenti'),
      risorse: all('risorse'),
    };
  }, 120_000);
  afterAll(async () => {
    process.stderr.write(`${tried} commands on records that are hidden, or at another version, were tried\n`);
    await served.stop();
  });

  test.each(operations.map((operation) => [operation.name, operation] as const))(
    '%s is done by whoever is admitted to it, and by nobody else',
    async (name, operation) => {
      const stateOfOwn = (): Promise<string> => stateOf(served, service.ambito);
      const call = served.call.bind(served);
      rows.set(name, await recorder.during(name, () => operation.run(examples.examples, { call, stateOfOwn })));
    },
  );

  test.each(entityTests(definition).map((entity) => [entity.name, entity] as const))(
    '%s is shown to whoever is admitted to it, and to nobody else',
    (_name, entity) => entity.run(examples, served),
  );

  test.each(recordTests(definition, documents).map((command) => [command.name, command] as const))(
    '%s tells nothing of a record that the caller may not see, and of another one its version before its state',
    async (name, command) => {
      tried += await command.run(examples.examples[name] ?? {}, served);
    },
  );

  test('a rule of uniqueness answers only for rows that each writer sees, or tells nothing of the others', async () => {
    const { compared, others, unseen } = await collisionsOf(definition, service.ambito, recorder.writes, served);
    process.stderr.write(
      `${compared} rules of uniqueness were compared with what writers see, ${unseen.size} of them with writers who do not see every row; of ${others}, about parts of records, it is known that they hold within one Ambito\n`,
    );
    expect([...unseen.keys()].toSorted()).toEqual(Object.keys(service.collisions ?? {}).toSorted());
  });

  test('no statement of an operation reads a table whole that may grow', async () => {
    const { adminUrl, urls } = served.database;
    const role = decodeURIComponent(new URL(urls.DATABASE_URL).username);
    const own = [...recorder.sent].flatMap(([text, sender]) => (sender === role ? [text] : []));
    const planner = await plannerOf(adminUrl, urls.DATABASE_URL, service.ambito, service.growing);
    process.stderr.write(`${own.length} statements of operations were explained\n`);
    try {
      expect(own).not.toEqual([]);
      expect(await readWhole(planner, own, service.small ?? {})).toEqual([]);
    } finally {
      await planner.close();
    }
  });

  test('the roles that each operation admits are those of the committed matrix', () => {
    const file = join(app, 'ruoli.md');
    const matrix = printMatrix(
      `Who may do what in ${basename(app)}`,
      operations.map((operation) => [operation, rows.get(operation.name) ?? []]),
    );
    if (service.write) writeFileSync(file, matrix);
    expect(matrix).toBe(existsSync(file) ? readFileSync(file, 'utf8') : '');
  });
}

/** Reads the examples of each folder of an app, one after the other. */
export async function readRoleExamples<S>(folder: string, served: S): Promise<RoleExamples[]> {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ruoli.ts'));
  const parts: RoleExamples[] = [];
  // One after the other, because Jest cannot load two modules at once when they share imports.
  for (const file of files.toSorted()) {
    const { ruoli } = (await import(pathToFileURL(join(folder, file)).href)) as { ruoli(served: S): RoleExamples };
    parts.push(ruoli(served));
  }
  return parts;
}

/**
 * Makes the function that tells the rows that an Ambito has, by table, with the transactions that wrote them last: what somebody changes
 * changes this. A function, since a statement over all tables takes ten times as long to plan as to run.
 */
async function makeStateOf({ admin }: Pick<Served, 'admin'>): Promise<void> {
  const tables = await admin<{ name: string }>(
    `SELECT c.oid::regclass::text AS name FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid
     WHERE c.relkind = 'r' AND c.relnamespace = 'public'::regnamespace AND a.attname = 'ambito_id' ORDER BY 1`,
    [],
  );
  const each = tables.map(
    ({ name }) =>
      `SELECT '${name}' AS name, count(*) AS rows, sum(xmin::text::bigint) AS written FROM ${name} WHERE ambito_id = ambito`,
  );
  await admin(
    `CREATE FUNCTION state_of(ambito uuid) RETURNS text LANGUAGE plpgsql AS $$
     BEGIN RETURN (SELECT json_agg(state)::text FROM (${each.join(' UNION ALL ')}) AS state); END $$`,
    [],
  );
}

async function stateOf({ admin }: Pick<Served, 'admin'>, ambito: string): Promise<string> {
  const [state] = await admin<{ state: string }>('SELECT state_of($1) AS state', [ambito]);
  return state!.state;
}
