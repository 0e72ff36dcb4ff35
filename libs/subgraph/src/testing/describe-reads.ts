// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Ruolo } from '@ambito/access';
import { plannerOf, recordStatements } from '@ambito/persistence/testing';
import type { SubgraphDefinition } from '../schema.ts';
import { campiLetti, readTutto, type Lettura, type Letture } from './reads.ts';

type Planner = Awaited<ReturnType<typeof plannerOf>>;

/** A started service with what is to be read, and how its fields are asked. */
interface Served extends Pick<Letture, 'argomenti' | 'chiavi'> {
  readonly database: { readonly adminUrl: string; readonly urls: { readonly DATABASE_URL: string } };
  call(ruolo: Ruolo, query: string, variables?: object): Promise<{ data?: unknown; errors?: unknown }>;
  stop(): Promise<void>;
}

/**
 * The tests that read every field of a service, which they stop at the end: how many statements it takes, and how its pages are planned.
 * @param allowed by list, what the plan of a page may do since the list does not grow: the beginnings of the problems
 * @param growing whether an Ambito has records without end, so that no index may find them all only to drop some
 * @returns what was read, for tests of the service's own
 */
export function describeReads(
  definition: SubgraphDefinition,
  {
    ambito,
    allowed = {},
    growing = false,
    start,
  }: {
    ambito: string;
    allowed?: Readonly<Record<string, readonly string[]>>;
    growing?: boolean;
    start(): Promise<Served>;
  },
): { lettura(campo: string): Lettura; planner(): Planner } {
  let lette: Map<string, Lettura>;
  let planner: Planner | undefined;
  let served: Served | undefined;
  beforeAll(async () => {
    served = await start();
    const { argomenti, chiavi = {}, database, call } = served;
    const recorder = recordStatements();
    lette = await readTutto({
      definition,
      argomenti,
      chiavi,
      async ask(ruolo, query, variables) {
        recorder.take();
        const { data, errors } = await call(ruolo, query, variables);
        if (errors !== undefined) throw new Error(`${query}: ${JSON.stringify(errors)}`);
        return { data, inviate: recorder.take() };
      },
    });
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

  test('each connection was read by pages', () => {
    const mai = [...lette.values()].filter(({ pagine }) => pagine?.length === 0);
    expect(mai.map(({ campo }) => campo)).toEqual([]);
  });

  return { lettura: (campo) => lette.get(campo)!, planner: () => planner! };
}
