// SPDX-License-Identifier: AGPL-3.0-or-later
import {
  getNamedType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  type GraphQLObjectType,
  type GraphQLOutputType,
} from 'graphql';
import { azioneOf } from '../binding.ts';
import { buildSubgraph, type SubgraphDefinition } from '../schema.ts';
import {
  admits,
  argumentsOf,
  nodeOf,
  selectionOf,
  targetOf,
  type Argomenti,
  type Campo,
  type Reader,
} from './selections.ts';

/** One request, with the lists that it reads by the name under which the answer has them. */
export interface ListQuery {
  readonly query: string;
  readonly variables: { readonly r?: readonly Owner[] };
  readonly lists: ReadonlyMap<string, string>;
}

/** A record that owns lists, as `_entities` takes it. */
export type Owner = Readonly<Record<string, string>>;

/** A page of one row tells whether there is more, a page of many what there is. */
const PAGES = ['first: 1', 'first: 100'];
/** A record that the arguments name may be refused: such a field is asked alone, and takes no other one with it. */
const NAMES_RECORDS = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/;

/** The requests that read all that a reader may ask for, each list whole: nodes, cursors, pages, flags. */
export function listQueries(definition: SubgraphDefinition, argomenti: Argomenti) {
  const { schema } = buildSubgraph(definition);
  const keyed = new Map(definition.references.map((reference) => [reference.typename, reference]));

  /** What everybody is told by rule, such as the ratio of an Ambito, may come of records that not everybody sees; their lists may not. */
  function isPublished(field: Campo): boolean {
    return azioneOf(field)?.ammessi === 'pubblico' && !keyed.has(targetOf(field).name);
  }

  /** The selections of a field, one for each of its arguments; none when the reader may not ask for it. */
  function selectionsOf(type: GraphQLObjectType, field: Campo, reader: Reader, above: readonly string[]): string[] {
    if (isPublished(field) || !admits(azioneOf(field), reader)) return [];
    const target = targetOf(field);
    const inside = isObjectType(target) ? shown(target, reader, above) : '';
    if (inside === '' && !isLeafType(target)) return [];
    const pages = nodeOf(getNamedType(field.type)) === undefined ? [''] : PAGES;
    return argumentsOf(argomenti, type, field).flatMap((own) =>
      pages.map((page) => selectionOf(field, [own, page], inside)),
    );
  }

  /** What is asked of a record on the way: its key when it has one, since it is asked for by itself, or else everything. */
  function shown(type: GraphQLObjectType, reader: Reader, above: readonly string[]): string {
    const reference = keyed.get(type.name);
    if (reference !== undefined)
      return admits(reference.azione, reader) ? `__typename ${Object.keys(reference.keys)[0]}` : '';
    if (above.includes(type.name)) return '';
    return Object.values(type.getFields())
      .flatMap((field) => selectionsOf(type, field, reader, [...above, type.name]))
      .map((selection, index) => `s${index}: ${selection}`)
      .join(' ');
  }

  function fieldsOf(type: GraphQLObjectType, reader: Reader) {
    const lists = new Map<string, string>();
    const selections = Object.values(type.getFields())
      .filter(({ name }) => !name.startsWith('_'))
      .flatMap((field) =>
        selectionsOf(type, field, reader, [type.name]).map((selection, index) => {
          const alias = `${type.name}_${field.name}_${index}`;
          if (isList(field.type)) lists.set(alias, `${type.name}.${field.name}`);
          return `${alias}: ${selection}`;
        }),
      );
    return { lists, selections };
  }

  return function queriesFor(reader: Reader, owners: readonly Owner[]): ListQuery[] {
    const names = [...new Set(owners.map(({ __typename }) => __typename!))].filter((name) =>
      admits(keyed.get(name)?.azione, reader),
    );
    const parts = names.map((name) => ({ name, ...fieldsOf(schema.getType(name) as GraphQLObjectType, reader) }));
    const root = fieldsOf(schema.getQueryType()!, reader);
    const alone = root.selections.filter((selection) => NAMES_RECORDS.test(selection));
    const together = root.selections.filter((selection) => !alone.includes(selection));
    const asked = owners.filter(({ __typename }) => names.includes(__typename!));
    const fragments = parts
      .filter(({ selections }) => selections.length > 0)
      .map(({ name, selections }) => `... on ${name} { ${selections.join(' ')} }`);
    return [
      {
        query: `query ($r: [_Any!]!) { _entities(representations: $r) { __typename ${fragments.join(' ')} } }`,
        variables: { r: asked },
        lists: new Map(parts.flatMap(({ lists }) => [...lists])),
      },
      ...[together.join(' '), ...alone]
        .filter((selection) => selection !== '')
        .map((selection) => ({ query: `{ ${selection} }`, variables: {}, lists: root.lists })),
    ];
  };
}

function isList(type: GraphQLOutputType): boolean {
  const inner = isNonNullType(type) ? (type.ofType as GraphQLOutputType) : type;
  if (isListType(inner)) return !isLeafType(getNamedType(inner));
  return isObjectType(inner) && nodeOf(inner) !== undefined;
}
