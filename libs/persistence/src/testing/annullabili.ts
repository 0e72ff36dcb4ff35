// SPDX-License-Identifier: AGPL-3.0-or-later
import { annullabili } from '../annullabile.ts';
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
export const kindsOf = (entities: readonly EntityClass[]): string[] =>
  [...annullabili()].flatMap(([tipo, { entity }]) => (entities.includes(entity) ? [tipo] : [])).toSorted();

/** The columns of each kind of a service, as the tables have them, that are not for whoever may read the record. */
export async function columnsNotShown(
  query: Query,
  entities: readonly EntityClass[],
): Promise<Record<string, NonMostrate>> {
  const names = new ColumnNames();
  const found: Record<string, NonMostrate> = {};
  for (const [tipo, { entity, figli }] of annullabili()) {
    if (!entities.includes(entity)) continue;
    const riga = await filledRow(query, tipo.toLowerCase());
    const sotto = figli && { [figli.nome]: [await filledRow(query, tableOf(figli.entity).table)] };
    const columns = [
      ...Object.keys(riga),
      ...Object.entries(sotto ?? {}).flatMap(([nome, [figlio]]) =>
        Object.keys(figlio ?? {}).map((column) => `${nome}.1.${column}`),
      ),
    ];
    const read = (testi: boolean) =>
      new Set(
        datiAnnullati(tipo, { ...riga, ...sotto }, { testi }).map(({ campo }) => names.columnName(campo, undefined)),
      );
    const [data, all] = [read(false), read(true)];
    found[tipo] = {
      testi: columns.filter((column) => all.has(column) && !data.has(column)).toSorted(),
      mai: columns.filter((column) => !all.has(column)).toSorted(),
    };
  }
  return found;
}

async function filledRow(query: Query, table: string): Promise<Record<string, string>> {
  const columns = await query<{ name: string }>(
    'SELECT attname AS name FROM pg_attribute WHERE attrelid = $1::regclass AND attnum > 0 AND NOT attisdropped',
    [table],
  );
  return Object.fromEntries(columns.map(({ name }) => [name, 'x']));
}

/** The kinds that the CHECK of `annullamento` takes. */
export async function kindsInDatabase(query: Query): Promise<string[]> {
  const [check] = await query<{ text: string }>(
    `SELECT pg_get_constraintdef(oid) AS text FROM pg_constraint WHERE conname = 'annullamento_tipo_check'`,
    [],
  );
  return [...(check?.text ?? '').matchAll(/'(\w+)'/g)].map(([, kind = '']) => kind).toSorted();
}
