// SPDX-License-Identifier: AGPL-3.0-or-later
import { isAdmitted, type Azione } from '@ambito/access';
import {
  getNamedType,
  isLeafType,
  isObjectType,
  isRequiredArgument,
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLObjectType,
} from 'graphql';
import type { Chi } from './answers.ts';

export type Campo = GraphQLField<unknown, unknown>;
/** The arguments with which fields are asked, by name (`Sede.apertaAlle`): each makes the field read another list. */
export type Argomenti = Readonly<Record<string, readonly string[]>>;

const PAGE_INFO = 'pageInfo { hasNextPage hasPreviousPage startCursor endCursor }';

/** The type of the nodes of a connection; undefined for any other type. */
export function nodeOf(type: GraphQLNamedType): GraphQLObjectType | undefined {
  if (!isObjectType(type) || !type.name.endsWith('Connection')) return undefined;
  const edge = getNamedType(type.getFields()['edges']!.type) as GraphQLObjectType;
  return getNamedType(edge.getFields()['node']!.type) as GraphQLObjectType;
}

/** The type to which a field leads, through the pages of a connection. */
export function targetOf({ type }: Campo): GraphQLNamedType {
  const named = getNamedType(type);
  return nodeOf(named) ?? named;
}

/** The arguments to ask a field with. Empty when it requires some and none are known: it cannot be asked. */
export function argumentsOf(argomenti: Argomenti, type: GraphQLObjectType, field: Campo): readonly string[] {
  return argomenti[`${type.name}.${field.name}`] ?? (field.args.some(isRequiredArgument) ? [] : ['']);
}

/** A field as a document selects it: with its arguments, those of the page too, and what is asked of the records inside. */
export function selectionOf(field: Campo, given: readonly string[], inside: string): string {
  const named = getNamedType(field.type);
  const parts = given.filter((part) => part !== '').join(', ');
  const call = parts === '' ? field.name : `${field.name}(${parts})`;
  if (isLeafType(named)) return call;
  return nodeOf(named) === undefined
    ? `${call} { ${inside} }`
    : `${call} { edges { cursor node { ${inside} } } ${PAGE_INFO} }`;
}

/** A caller; `sede` when the role is held for one sede only. */
export interface Reader extends Chi {
  readonly sede?: string;
}

/** Whether a reader is admitted to an action in the Ambito of its role. What has no action is open to everybody. */
export function admits(azione: Azione | undefined, { ruolo, sede }: Omit<Reader, 'ambito'>): boolean {
  if (azione === undefined) return true;
  const ruoli = ruolo === null ? [] : [{ ruolo, dal: '2026-01-01', ...(sede === undefined ? {} : { sede }) }];
  return isAdmitted({ sub: 'chi-legge', ruoli }, azione, null);
}
