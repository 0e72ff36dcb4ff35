// SPDX-License-Identifier: AGPL-3.0-or-later
import { annullabili, type Mostrati } from '../annullabile.ts';
import { tableOf } from '../columns.ts';
import { ColumnNames } from '../column-names.ts';
import type { EntityClass } from '../data-source.ts';
import { datiAnnullati } from '../dati-annullati.ts';

type Query = <T extends object>(sql: string, parameters: unknown[]) => Promise<T[]>;

interface NonMostrate {
  /** The columns that only those read who may read the content of a case. */
  readonly testi: readonly string[];
  /** The columns that nobody reads. */
  readonly mai: readonly string[];
}

/** The kinds of annulled records of a service, which has the given entities. */
const kindsOf = (entities: readonly EntityClass[]): string[] =>
  [...annullabili()].flatMap(([tipo, { entity }]) => (entities.includes(entity) ? [tipo] : [])).toSorted();

/** The columns of each kind of a service, as the tables have them, that are not for whoever may read the record. */
async function columnsNotShown(query: Query, entities: readonly EntityClass[]): Promise<Record<string, NonMostrate>> {
  const names = new ColumnNames();
  const found: Record<string, NonMostrate> = {};
  for (const [tipo, kind] of annullabili()) {
    if (!entities.includes(kind.entity)) continue;
    const riga = await filledRow(query, kind);
    const columns = columnsIn(riga);
    const read = (testi: boolean) =>
      new Set(datiAnnullati(tipo, riga, { testi }).map(({ campo }) => names.columnName(campo, undefined)));
    const [data, all] = [read(false), read(true)];
    found[tipo] = {
      testi: columns.filter((column) => all.has(column) && !data.has(column)).toSorted(),
      mai: columns.filter((column) => !all.has(column)).toSorted(),
    };
  }
  return found;
}

/** A row of a kind with something in each column, and one row in each list below it. */
interface Filled {
  [column: string]: string | readonly Filled[];
}

async function filledRow(query: Query, { entity, figli }: Pick<Mostrati, 'entity' | 'figli'>): Promise<Filled> {
  const columns = await query<{ name: string }>(
    'SELECT attname AS name FROM pg_attribute WHERE attrelid = $1::regclass AND attnum > 0 AND NOT attisdropped',
    [tableOf(entity).table],
  );
  const riga: Filled = Object.fromEntries(columns.map(({ name }) => [name, 'x']));
  for (const sotto of figli) riga[sotto.nome] = [await filledRow(query, sotto)];
  return riga;
}

/** The columns of a row and of those below it, as the data of an annulled record name them. */
const columnsIn = (riga: Filled, prefisso = ''): string[] =>
  Object.entries(riga).flatMap(([name, value]) =>
    typeof value === 'string'
      ? [`${prefisso}${name}`]
      : value.flatMap((figlio) => columnsIn(figlio, `${prefisso}${name}.1.`)),
  );

/** The kinds that the CHECK of `annullamento` takes. */
async function kindsInDatabase(query: Query): Promise<string[]> {
  const [check] = await query<{ text: string }>(
    `SELECT pg_get_constraintdef(oid) AS text FROM pg_constraint WHERE conname = 'annullamento_tipo_check'`,
    [],
  );
  return [...(check?.text ?? '').matchAll(/'(\w+)'/g)].map(([, kind = '']) => kind).toSorted();
}

interface Tested {
  /** Asks the database, once the service serves. */
  readonly query: Query;
  readonly entities: readonly EntityClass[];
  /** The kinds that the graph shows. */
  readonly inGraph: readonly string[];
  readonly notShown: Readonly<Record<string, NonMostrate>>;
}

/** The tests of the annulled records of a service: its kinds stand in three places, and what is shown of them is declared. */
export function describeAnnullabili(tested: Tested): void {
  test('a kind of annulled records is declared, is in the graph, and is taken by the database', async () => {
    const kinds = kindsOf(tested.entities);
    expect(tested.inGraph.toSorted()).toEqual(kinds);
    expect(await kindsInDatabase(tested.query)).toEqual(kinds);
  });

  // A new column is shown to whoever its kind declares, and stands here otherwise.
  test('of what was annulled the texts are for those who read the case; accounts, and what says nothing, are for nobody', async () => {
    expect(await columnsNotShown(tested.query, tested.entities)).toEqual(tested.notShown);
  });
}
