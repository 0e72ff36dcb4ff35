// SPDX-License-Identifier: AGPL-3.0-or-later
import { spawnSync } from 'node:child_process';
import { CriticalityLevel, diff, type Change } from '@graphql-inspector/core';
import { buildSchema, isInputObjectType, type GraphQLSchema } from 'graphql';

/**
 * The earlier graph for the comparison: that of the last release or, before the first release, the version before its last change,
 * committed or not.
 * @param composed the graph as it is now
 * @returns undefined for a file without an earlier version, or outside a repository
 * @throws Error in a clone without history, where the earlier graph is not known
 */
export function publishedBefore(root: string, path: string, composed: string): string | undefined {
  const git = (...args: string[]): string | undefined => {
    const { status, stdout } = spawnSync('git', args, { cwd: root, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 });
    return status === 0 ? stdout : undefined;
  };
  if (git('rev-parse', '--is-shallow-repository')?.trim() === 'true')
    throw new Error('The clone is shallow: fetch the history, the graph is compared with its earlier version');
  const release = git('describe', '--tags', '--match', 'v*', '--abbrev=0')?.trim();
  if (release !== undefined) return git('show', `${release}:${path}`);
  const committed = git('show', `HEAD:${path}`);
  if (committed !== composed) return committed;
  const last = git('log', '-1', '--format=%H', '--', path)?.trim();
  return git('show', `${last}^:${path}`);
}

/** A break of the published graph that was decided: what changes, the reason, and the last day on which it is allowed. */
export type AllowedBreak = {
  readonly reason: string;
  /** The last day, `YYYY-MM-DD`: from the next day on the change is a break like any other. */
  readonly until: string;
} & (ChangedType | RemovedField | ChangedField);

/** Fields, input fields and arguments whose type changed from the one to the other; lists and non-nulls stay as they were. */
interface ChangedType {
  readonly type: { readonly from: string; readonly to: string };
}

/** A field that is no longer there, as `Type.field`, or a type. */
interface RemovedField {
  readonly removed: string;
}

/** A field whose answer may be null now, or one that an input requires now, as `Type.field`. */
interface ChangedField {
  readonly changed: string;
}

/**
 * The changes of the published graph that break a client.
 * @param today a day, `YYYY-MM-DD`: breaks that are allowed on it are left out
 */
export async function breakingChanges(
  published: string,
  next: string,
  allowed: readonly AllowedBreak[],
  today: string,
): Promise<string[]> {
  const schema = schemaOf(next);
  const changes = await diff(schemaOf(published), schema);
  const inForce = allowed.filter(({ until }) => today <= until);
  return changes
    .filter(({ criticality }) => criticality.level === CriticalityLevel.Breaking)
    .filter((change) => !isAddedWithDefault(change, schema))
    .filter((change) => !inForce.some((allowance) => isOf(allowance, change)))
    .map(({ message }) => message);
}

/** A field of an input that was added with a default: graphql-inspector looks at its type alone, and clients may leave it out. */
function isAddedWithDefault({ type, meta }: Change, schema: GraphQLSchema): boolean {
  if (type !== 'INPUT_FIELD_ADDED') return false;
  const { inputName, addedInputFieldName } = meta as Record<string, string>;
  const input = schema.getType(inputName ?? '');
  return isInputObjectType(input) && input.getFields()[addedInputFieldName ?? '']?.defaultValue !== undefined;
}

/** The types before and after, by the kind of change; graphql-inspector names them differently for each. */
const TYPES: Readonly<Record<string, readonly [before: string, after: string]>> = {
  FIELD_TYPE_CHANGED: ['oldFieldType', 'newFieldType'],
  INPUT_FIELD_TYPE_CHANGED: ['oldInputFieldType', 'newInputFieldType'],
  FIELD_ARGUMENT_TYPE_CHANGED: ['oldArgumentType', 'newArgumentType'],
};

/** A field of a type or of an input, or a type, that is no longer there. */
const REMOVALS: ReadonlySet<string> = new Set(['FIELD_REMOVED', 'INPUT_FIELD_REMOVED', 'TYPE_REMOVED']);

/** A field that has another type, or that was added to an input. */
const CHANGES: ReadonlySet<string> = new Set(['FIELD_TYPE_CHANGED', 'INPUT_FIELD_ADDED']);

function isOf(allowance: AllowedBreak, change: Change): boolean {
  if ('changed' in allowance) return CHANGES.has(change.type) && change.path === allowance.changed;
  if ('removed' in allowance) return REMOVALS.has(change.type) && change.path === allowance.removed;
  const { type } = allowance;
  const names = TYPES[change.type];
  if (names === undefined) return false;
  const [before, after] = names.map((name) => String((change.meta as Record<string, unknown>)[name]));
  return before?.replace(/\w+/, type.to) === after && before?.match(/\w+/)?.[0] === type.from;
}

function schemaOf(sdl: string): GraphQLSchema {
  return buildSchema(sdl, { assumeValid: true, assumeValidSDL: true });
}
