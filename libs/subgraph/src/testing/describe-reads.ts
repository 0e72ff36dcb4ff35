// SPDX-License-Identifier: AGPL-3.0-or-later
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Ruolo } from '@ambito/access';
import { plannerOf, readWhole, recordStatements } from '@ambito/persistence/testing';
import type { SubgraphDefinition } from '../schema.ts';
import { costsOf, printCosts } from './costs.ts';
import { loadedUnasked } from './unasked.ts';
import { campiLetti, readTutto, type Lettura, type Letture } from './reads.ts';

type Planner = Awaited<ReturnType<typeof plannerOf>>;

/** A started service with what is to be read, and how its fields are asked. */
interface Served extends Pick<Letture, 'argomenti' | 'chiavi'> {
  readonly database: { readonly adminUrl: string; readonly urls: { readonly DATABASE_URL: string } };
  call(ruolo: Ruolo, query: string, variables?: object): Promise<{ data?: unknown; errors?: unknown }>;
  stop(): Promise<void>;
}

/**
 * The tests that read every field of a service, which they stop at the end: how many statements it takes, as many as are
 * committed in `letture.md`, and how they are planned.
 * @param allowed by list, what the plan of a page may do since the list does not grow: the beginnings of the problems
 * @param small what a statement may read whole, each with the reason why it stays small
 * @param growing whether an Ambito has records without end, so that no statement may read all that it has in a table, and no index find
 *   them all only to drop some
 * @returns what was read, for tests of the service's own
 */
export function describeReads(
  definition: SubgraphDefinition,
  {
    ambito,
    app,
    write,
    allowed = {},
    small = {},
    growing = false,
    start,
  }: {
    ambito: string;
    /** The folder of the app, where the statements of each field are committed, and whether they are written rather than compared. */
    app: string;
    write: boolean;
    allowed?: Readonly<Record<string, readonly string[]>>;
    small?: Readonly<Record<string, string>>;
    growing?: boolean;
    start(): Promise<Served>;
  },
): { lettura(campo: string): Lettura; planner(): Planner } {
  let lette: ReadonlyMap<string, Lettura>;
  let costi: ReadonlyMap<string, number>;
  const sent = new Set<string>();
  let planner: Planner | undefined;
  let served: Served | undefined;
  beforeAll(async () => {
    served = await start();
    const { argomenti, chiavi = {}, database, call } = served;
    const recorder = recordStatements();
    const read = await readTutto({
      definition,
      argomenti,
      chiavi,
      async ask(ruolo, query, variables) {
        recorder.take();
        const { data, errors } = await call(ruolo, query, variables);
        if (errors !== undefined) throw new Error(`${query}: ${JSON.stringify(errors)}`);
        const inviate = recorder.take();
        for (const { text } of inviate) sent.add(text);
        return { data, inviate };
      },
    });
    lette = read.lette;
    costi = await costsOf(read.lettore, definition);
    recorder.stop();
    planner = await plannerOf(database.adminUrl, database.urls.DATABASE_URL, ambito, growing);
  }, 120_000);
  afterAll(async () => {
    // The service drops the database to which the planner is connected.
    await planner?.close();
    await served?.stop();
  });

  const campi = campiLetti(definition);

  test.each(campi)('%s needs no more statements for many owners than for one', (campo) => {
    const { proprietari, ripetute } = lette.get(campo)!;
    expect(ripetute.filter(({ uno, tutti }) => tutti > Math.max(1, uno))).toEqual([]);
    expect(proprietari ?? Infinity).toBeGreaterThan(1);
  });

  test.each(campi)('each page of %s comes from an index in its order', async (campo) => {
    for (const pagina of lette.get(campo)!.pagine ?? []) {
      const problems = (await planner!.problems(pagina)).filter(
        (problem) => allowed[campo]?.some((beginning) => problem.startsWith(beginning)) !== true,
      );
      expect({ sql: pagina.text, problems }).toEqual({ sql: pagina.text, problems: [] });
    }
  });

  test('no statement reads a table whole that may grow', async () => {
    expect(await readWhole(planner!, sent, small)).toEqual([]);
  });

  test('no record is loaded with a column from elsewhere that nobody asks for', async () => {
    expect(await loadedUnasked(definition.references)).toEqual([]);
  });

  test('each field is read by as many statements as are committed', () => {
    const file = join(app, 'letture.md');
    const counted = printCosts(`Statements of each field of ${basename(app)}`, costi);
    if (write) writeFileSync(file, counted);
    expect(counted).toBe(existsSync(file) ? readFileSync(file, 'utf8') : '');
  });

  test('each connection was read by pages', () => {
    const mai = [...lette.values()].filter(({ pagine }) => pagine?.length === 0);
    expect(mai.map(({ campo }) => campo)).toEqual([]);
  });

  return { lettura: (campo) => lette.get(campo)!, planner: () => planner! };
}
