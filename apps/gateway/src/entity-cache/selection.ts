// SPDX-License-Identifier: AGPL-3.0-or-later
import {
  Kind,
  parse,
  print,
  visit,
  type DefinitionNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';
import { LRUCache } from 'lru-cache';
import type { Declared } from './declared.ts';

/** What a call asks of the objects of one type. */
interface AskedType {
  /** The roles that see more than the public records, of this type or of a record inside it. */
  readonly oltre: readonly (readonly string[])[];
  /** The types of the records inside: a change of any of them makes the answer old. */
  readonly within: readonly string[];
}

/** A call that asks for public fields alone. */
export interface PublicSelection {
  /** Two calls with the same selection have the same number, whatever the names of their operations. */
  readonly number: number;
  /** The variables on which the answer depends. */
  readonly variables: readonly string[];
  readonly types: ReadonlyMap<string, AskedType>;
}

/** The calls that are remembered. The plans of the gateway have some hundreds. */
const MAX_CALLS = 2_000;
/** The last number that was given. A number is never used again in this process, even after a new supergraph. */
let last = 0;

/**
 * Reads of each call of a subgraph whether it asks for public fields alone.
 * @returns a function that gives undefined for a call of which one field is not declared public
 */
export function publicSelections(declared: Declared): (query: string) => PublicSelection | undefined {
  const known = new LRUCache<string, { readonly selection: PublicSelection | undefined }>({ max: MAX_CALLS });
  const numbers = new LRUCache<string, number>({ max: MAX_CALLS });
  return (query) => {
    let found = known.get(query);
    if (found === undefined) {
      const read = readSelection(query, declared);
      if (read === undefined) found = { selection: undefined };
      else {
        const number = numbers.get(read.text) ?? (last += 1);
        numbers.set(read.text, number);
        found = { selection: { number, variables: read.variables, types: read.types } };
      }
      known.set(query, found);
    }
    return found.selection;
  };
}

type Read = Omit<PublicSelection, 'number'> & { readonly text: string };

function readSelection(query: string, declared: Declared): Read | undefined {
  const { definitions } = parse(query, { noLocation: true });
  const root = entitiesIn(definitions);
  if (root === undefined) return undefined;
  const fragments = definitions.filter((definition) => definition.kind === Kind.FRAGMENT_DEFINITION);
  const types = readEntities(root, declared, new Map(fragments.map((fragment) => [fragment.name.value, fragment])));
  if (types === undefined) return undefined;
  return {
    text: [root, ...fragments].map((node) => print(node)).join('\n'),
    variables: variablesOf(root, fragments),
    types,
  };
}

/** The field `_entities` of a call that has this field alone. */
function entitiesIn(definitions: readonly DefinitionNode[]): FieldNode | undefined {
  const operations = definitions.filter((definition) => definition.kind === Kind.OPERATION_DEFINITION);
  const [root, ...others] = operations.flatMap(({ selectionSet }) => selectionSet.selections);
  if (root?.kind !== Kind.FIELD || root.alias !== undefined || others.length > 0) return undefined;
  return root.name.value === '_entities' ? root : undefined;
}

type Fragments = ReadonlyMap<string, FragmentDefinitionNode>;

function readEntities(root: FieldNode, declared: Declared, fragments: Fragments): Map<string, AskedType> | undefined {
  const types = new Map<string, AskedType>();
  for (const selection of root.selectionSet?.selections ?? []) {
    if (isTypename(selection)) continue;
    const [name = '', set] = conditionOf(selection, fragments);
    const oltre = declared.get(name)?.oltre;
    if (set === undefined || oltre === undefined) return undefined;
    const { oltre: already = [], within = [] } = types.get(name) ?? {};
    const asked = { oltre: [...already, oltre], within: new Set(within) };
    if (!isPublic(set, name, declared, fragments, asked)) return undefined;
    types.set(name, { oltre: asked.oltre.filter((roles) => roles.length > 0), within: [...asked.within] });
  }
  return types;
}

function isTypename(selection: SelectionNode): boolean {
  return selection.kind === Kind.FIELD && selection.name.value === '__typename';
}

function conditionOf(
  selection: SelectionNode,
  fragments: Fragments,
): readonly [name: string | undefined, set: SelectionSetNode | undefined] {
  if (selection.kind === Kind.FIELD) return [undefined, undefined];
  const part = selection.kind === Kind.FRAGMENT_SPREAD ? fragments.get(selection.name.value) : selection;
  return [part?.typeCondition?.name.value, part?.selectionSet];
}

/** Whether a selection on a type asks for public fields alone; `asked` collects the records to which they lead. */
function isPublic(
  { selections }: SelectionSetNode,
  type: string,
  declared: Declared,
  fragments: Fragments,
  asked: { oltre: (readonly string[])[]; within: Set<string> },
): boolean {
  return selections.every((selection) => {
    if (selection.kind !== Kind.FIELD) {
      const [name = type, set] = conditionOf(selection, fragments);
      return set !== undefined && isPublic(set, name, declared, fragments, asked);
    }
    if (isTypename(selection)) return true;
    const target = declared.get(type)?.fields.get(selection.name.value);
    if (target === undefined) return false;
    if (selection.selectionSet === undefined) return true;
    const oltre = declared.get(target)?.oltre;
    if (oltre !== undefined) {
      asked.oltre.push(oltre);
      asked.within.add(target);
    }
    return isPublic(selection.selectionSet, target, declared, fragments, asked);
  });
}

/** The variables that stand in the fields, such as those of `@include`; `representations` are the objects themselves. */
function variablesOf(root: FieldNode, fragments: readonly FragmentDefinitionNode[]): string[] {
  const names = new Set<string>();
  for (const node of [root, ...fragments]) visit(node, { Variable: ({ name }) => void names.add(name.value) });
  names.delete('representations');
  return [...names].sort();
}
