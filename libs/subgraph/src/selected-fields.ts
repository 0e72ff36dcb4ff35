// SPDX-License-Identifier: AGPL-3.0-or-later
import {
  getNamedType,
  isAbstractType,
  TypeInfo,
  visit,
  visitWithTypeInfo,
  type DocumentNode,
  type GraphQLSchema,
  type OperationDefinitionNode,
} from 'graphql';
import type { Lettura } from './reference.ts';

/**
 * A column that is read from elsewhere, or is dear, as the end of a SELECT list: only when the operation selects one of the fields that
 * need it, such as `PresaInCarico.caseManager`.
 */
export function whenAsked({ asks }: Pick<Lettura, 'asks'>, column: string, ...fields: readonly string[]): string {
  return asks(...fields) ? `, ${column}` : '';
}

/** Tells what an operation selects, when somebody asks. */
export type Selected = () => ReadonlySet<string>;

/** Apollo Server keeps the documents that it has parsed: an operation that comes again is the same object. */
const known = new WeakMap<OperationDefinitionNode, ReadonlySet<string>>();

/**
 * The fields that an operation selects, anywhere in it, as `Type.field`. What is selected of an interface or of a union is selected of
 * each of its types.
 */
export function selectedFields(
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
): ReadonlySet<string> {
  const selected = known.get(operation) ?? readFields(schema, document, operation);
  known.set(operation, selected);
  return selected;
}

function readFields(
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
): ReadonlySet<string> {
  const types = new TypeInfo(schema);
  const selected = new Set<string>();
  const visitor = visitWithTypeInfo(types, {
    OperationDefinition: (node) => (node === operation ? undefined : false),
    Field({ name: { value } }) {
      const parent = getNamedType(types.getParentType());
      const concrete = isAbstractType(parent) ? schema.getPossibleTypes(parent) : [parent];
      for (const type of concrete) selected.add(`${type?.name}.${value}`);
    },
  });
  visit(document, visitor);
  return selected;
}
