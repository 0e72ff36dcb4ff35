// SPDX-License-Identifier: AGPL-3.0-or-later
import { RUOLI, type RuoloAssegnato } from '@ambito/access';
import { recordStatements, type Statement } from '@ambito/persistence/testing';
import type { SubgraphDefinition } from '../schema.ts';
import { shows, type Answer } from './answers.ts';
import { listQueries, type ListQuery, type Owner } from './list-queries.ts';
import { admits, type Argomenti, type Reader } from './selections.ts';
import { rowTaker, tableOf, type RecordTable } from './take-away.ts';

interface ServedLists {
  readonly definition: SubgraphDefinition;
  readonly adminUrl: string;
  readonly argomenti: Argomenti;
  /** Records of types of other services. */
  readonly chiavi?: Readonly<Record<string, readonly Owner[]>>;
  /** The sede for which a role is held that may be limited to one. */
  readonly sede?: string;
  call(chi: Reader, query: string, variables: object, ruolo: Partial<RuoloAssegnato>): Promise<Answer>;
}

/** What was read, with and without what the reader may not see. */
interface ListsRead {
  /** How much was tried, in a line. */
  readonly told: string;
  /** What changed, by reader and place. */
  readonly changed: readonly string[];
  /** Types that not everybody may read, of which nothing was hidden from anybody: they were not tried. */
  readonly neverHidden: readonly string[];
  /** The lists that showed nothing to anybody: what they hide was not tried. */
  readonly empty: readonly string[];
}

/** How many records of a type are asked for what they lead to: of those that a reader sees, and of those that are hidden. */
const OWNERS = 40;
/** `_entities` takes no more at once. */
const AT_ONCE = 1_000;

/**
 * Reads every list of a service as everybody, takes away from the database what the reader may not see, and reads again. Lists,
 * readers and tables come from the schema, so that a new list is tried without being named.
 */
export async function tryLists(served: ServedLists): Promise<ListsRead> {
  const own = served.definition.references.filter(({ stub }) => stub !== true);
  const tables = (await Promise.all(own.map(tableOf))).filter((table) => table !== undefined);
  const rows = await rowTaker(served.adminUrl, tables);
  const recorder = recordStatements();
  const queriesFor = listQueries(served.definition, served.argomenti);
  const hidden = new Map<string, number>();
  const lists = new Map<string, boolean>();
  const changed: string[] = [];
  let readers = 0;

  async function read(reader: Reader, queries: readonly ListQuery[]): Promise<unknown[]> {
    const answers = [];
    for (const { query, variables, lists: names } of queries) {
      recorder.take();
      const answer = await callAs(served, reader, query, variables);
      const statements = counted(recorder.take());
      collect(answer.data, names, lists);
      answers.push({ ...answer, statements });
    }
    return answers;
  }

  try {
    const records = new Map<RecordTable, string[]>();
    for (const table of tables) records.set(table, await rows.keys(table));
    for (const reader of readersOf(served)) {
      const split = await splitFor(served, reader, records);
      const gone = split.flatMap(({ of, unseen }) => (unseen.length > 0 ? [{ of, keys: unseen }] : []));
      if (gone.length === 0) continue;
      readers += 1;
      for (const { of, keys } of gone) hidden.set(of.typename, (hidden.get(of.typename) ?? 0) + keys.length);
      const owners = split.flatMap(({ of: { typename, key }, seen, unseen }) =>
        [...seen.slice(0, OWNERS), ...unseen.slice(0, OWNERS)].map((value) => ({ __typename: typename, [key]: value })),
      );
      const queries = queriesFor(reader, [...owners, ...foreign(served)]);
      const before = await read(reader, queries);
      await rows.take(gone);
      const after = await read(reader, queries);
      await rows.giveBack();
      changed.push(...changesIn(before, after).map((change) => `${JSON.stringify(reader)} ${change}`));
    }
  } finally {
    recorder.stop();
    await rows.close();
  }
  const shown = [...lists.values()].filter(Boolean).length;
  const records = [...hidden.values()].reduce((sum, count) => sum + count, 0);
  return {
    told: `${lists.size} lists, ${shown} of them with something in them, were read by ${readers} readers with and without ${records} hidden records\n`,
    changed,
    empty: [...lists].filter(([, shown]) => !shown).map(([name]) => name),
    neverHidden: tables
      .filter(({ typename }) => own.find((reference) => reference.typename === typename)?.azione.ammessi !== 'pubblico')
      .map(({ typename }) => typename)
      .filter((typename) => !hidden.has(typename)),
  };
}

function readersOf({ definition, sede }: ServedLists): Reader[] {
  const inAmbito = RUOLI.flatMap((ruolo): Reader[] => [
    { ruolo, ambito: 'proprio' },
    { ruolo, ambito: 'altro' },
  ]);
  const limited = RUOLI.filter((ruolo) =>
    definition.references.some(
      ({ azione }) =>
        azione.ammessi !== 'pubblico' && azione.applica?.includes('sede') === true && azione.ammessi.includes(ruolo),
    ),
  ).flatMap((ruolo): Reader[] => (sede === undefined ? [] : [{ ruolo, ambito: 'proprio', sede }]));
  return [{ ruolo: null, ambito: 'proprio' }, ...inAmbito, ...limited];
}

/** Which records a reader sees, and for which `_entities` answers null; of persons also those of a type that its role may not read. */
export async function splitFor(
  served: Pick<ServedLists, 'definition' | 'call'>,
  reader: Reader,
  records: ReadonlyMap<RecordTable, readonly string[]>,
) {
  const azioni = new Map(served.definition.references.map(({ typename, azione }) => [typename, azione]));
  const admitted = [...records].filter(([{ typename }]) => admits(azioni.get(typename), reader));
  const refused = [...records].filter(
    ([{ typename }]) => azioni.get(typename)!.personale === true && !admits(azioni.get(typename), reader),
  );
  const representations = admitted.flatMap(([{ typename, key }, keys]) =>
    keys.map((value) => ({ __typename: typename, [key]: value })),
  );
  const found: unknown[] = [];
  for (let start = 0; start < representations.length; start += AT_ONCE) {
    const variables = { r: representations.slice(start, start + AT_ONCE) };
    const { data, errors } = await callAs(served, reader, ENTITIES, variables);
    if (errors !== undefined) throw new Error(`${JSON.stringify(reader)}: ${JSON.stringify(errors)}`);
    found.push(...(data as { _entities: unknown[] })._entities);
  }
  return [
    ...refused.map(([of, unseen]) => ({ of, seen: [], unseen })),
    ...admitted.map(([of, keys]) => {
      const entities = found.splice(0, keys.length);
      return {
        of,
        seen: keys.filter((_, index) => entities[index] !== null),
        unseen: keys.filter((_, index) => entities[index] === null),
      };
    }),
  ];
}

const ENTITIES = 'query ($r: [_Any!]!) { _entities(representations: $r) { __typename } }';

const foreign = ({ chiavi = {} }: ServedLists): Owner[] =>
  Object.entries(chiavi).flatMap(([typename, keys]) => keys.map((key) => ({ __typename: typename, ...key })));

const callAs = (
  { call }: Pick<ServedLists, 'call'>,
  reader: Reader,
  query: string,
  variables: object,
): Promise<Answer> => call(reader, query, variables, reader.sede === undefined ? {} : { sede: reader.sede });

/** Notes which lists of an answer show something. */
function collect(data: unknown, names: ReadonlyMap<string, string>, lists: Map<string, boolean>): void {
  if (typeof data !== 'object' || data === null) return;
  if (Array.isArray(data)) return data.forEach((item) => collect(item, names, lists));
  for (const [alias, value] of Object.entries(data)) {
    const name = names.get(alias);
    if (name === undefined) collect(value, names, lists);
    else lists.set(name, lists.get(name) === true || shows(value));
  }
}

/**
 * How often each statement was sent. Records of one type may be loaded at once or in two batches, by the time at which the lists that
 * lead to them have been read: statements of one text count as one, with all their keys, which are the first list of values.
 */
function counted(sent: readonly Statement[]): Readonly<Record<string, number>> {
  const keys = new Map<string, Set<string>>();
  const counts = new Map<string, number>();
  for (const { text, values } of sent) {
    const asked = values.find((value) => Array.isArray(value)) as unknown[] | undefined;
    if (asked === undefined || text.includes('INSERT INTO')) counts.set(text, (counts.get(text) ?? 0) + 1);
    else keys.set(text, new Set([...(keys.get(text) ?? []), ...asked.map(String)]));
  }
  for (const [text, all] of keys) counts.set(`${text} -- ${[...all].toSorted().join(' ')}`, 1);
  return Object.fromEntries([...counts].toSorted(([one], [other]) => (one < other ? -1 : 1)));
}

/** Where two answers differ. */
function changesIn(before: unknown, after: unknown, place = ''): string[] {
  if (JSON.stringify(before) === JSON.stringify(after)) return [];
  if (typeof before !== 'object' || typeof after !== 'object' || before === null || after === null)
    return [
      `${place}: ${JSON.stringify(before) ?? 'nothing'}, without what is hidden ${JSON.stringify(after) ?? 'nothing'}`,
    ];
  return [...new Set([...Object.keys(before), ...Object.keys(after)])].flatMap((name) =>
    changesIn((before as Record<string, unknown>)[name], (after as Record<string, unknown>)[name], `${place}/${name}`),
  );
}
