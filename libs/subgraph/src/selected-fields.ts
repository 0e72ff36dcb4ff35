// SPDX-License-Identifier: AGPL-3.0-or-later
import {
  getNamedType,
  isAbstractType,
  isObjectType,
  TypeInfo,
  visit,
  visitWithTypeInfo,
  type DocumentNode,
  type GraphQLSchema,
  type OperationDefinitionNode,
} from 'graphql';
import type { Lettura, Reference } from './reference.ts';

declare const DEFINED: unique symbol;

/** A field of the schema that reads ask about, such as `PresaInCarico.caseManager`. `defineAsked` makes it. */
export type Asked = string & { readonly [DEFINED]: true };

const asked = new Set<Asked>();

/**
 * A field of the schema on which it depends whether a column is loaded, defined where its file is read: a service does not start when
 * its schema has no such field.
 */
export function defineAsked(type: string, field: string): Asked {
  const name = `${type}.${field}` as Asked;
  asked.add(name);
  return name;
}

/**
 * A type that the schema does not have, or only cites, is of another service, whose files the process of the tests reads too.
 * @throws Error naming each field that reads ask about and its type does not have: its column would never be loaded
 */
export function checkAsked(schema: GraphQLSchema, references: ReadonlyMap<string, Reference> = new Map()): void {
  const missing = [...asked].filter((name) => {
    const [typename = '', field = ''] = name.split('.');
    const type = references.get(typename)?.stub === true ? undefined : schema.getType(typename);
    return isObjectType(type) && type.getFields()[field] === undefined;
  });
  if (missing.length > 0) throw new Error(`Reads ask about fields that are not in the schema: ${missing.join(', ')}`);
}

/**
 * A column that is read from elsewhere, or is dear, as the end of a SELECT list: only when the operation selects one of the fields that
 * need it.
 */
export function whenAsked({ asks }: Pick<Lettura, 'asks'>, column: string, ...fields: readonly Asked[]): string {
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
