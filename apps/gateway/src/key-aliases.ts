// SPDX-License-Identifier: AGPL-3.0-or-later
import type { ApolloServerPlugin } from '@apollo/server';
import {
  getNamedType,
  GraphQLError,
  isAbstractType,
  isCompositeType,
  Kind,
  parse,
  TypeInfo,
  visit,
  visitWithTypeInfo,
  type ConstDirectiveNode,
  type DocumentNode,
  type GraphQLSchema,
  type ObjectTypeDefinitionNode,
  type SelectionSetNode,
  type TypeNode,
} from 'graphql';

/** The fields of each type that the gateway itself asks for, under their own names, to find an object in another subgraph. */
type Asked = ReadonlyMap<string, ReadonlySet<string>>;

const TYPE_NAME = '__typename';

/**
 * Refuses an alias that is the name of a field by which the gateway finds objects. The gateway asks for that field beside what the
 * client asked for, so that the value of another field would be taken for the key, and the answer would be that of another object.
 */
export function refuseKeyAliases(): ApolloServerPlugin {
  let asked: Asked = new Map();
  const right = new WeakMap<DocumentNode, Asked>();
  return {
    serverWillStart: () =>
      Promise.resolve({
        schemaDidLoadOrUpdate: ({ coreSupergraphSdl }) => {
          if (coreSupergraphSdl === undefined) throw new Error('Without a supergraph there are no keys to know');
          asked = askedIn(coreSupergraphSdl);
        },
      }),
    requestDidStart: () =>
      Promise.resolve({
        didResolveOperation: ({ document, schema }) => {
          if (right.get(document) !== asked) {
            requireKeysUnhidden(document, schema, asked);
            right.set(document, asked);
          }
          return Promise.resolve();
        },
      }),
  };
}

/** @throws GraphQLError, BAD_REQUEST, for an alias that hides a key of its type or of one that implements it */
function requireKeysUnhidden(document: DocumentNode, schema: GraphQLSchema, asked: Asked): void {
  const types = new TypeInfo(schema);
  visit(
    document,
    visitWithTypeInfo(types, {
      Field: ({ name, alias }) => {
        if (alias === undefined || alias.value === name.value) return;
        const parent = types.getParentType();
        if (!isCompositeType(parent)) return;
        const mayBe = isAbstractType(parent) ? schema.getPossibleTypes(parent) : [getNamedType(parent)];
        const hidden = mayBe.find((type) => asked.get(type.name)?.has(alias.value));
        if (hidden === undefined && alias.value !== TYPE_NAME) return;
        throw new GraphQLError(
          `«${alias.value}» identifica ${hidden?.name ?? parent.name}: non può essere il nome di un altro campo. Usa un altro alias`,
          { extensions: { code: 'BAD_REQUEST', http: { status: 400 } } },
        );
      },
    }),
  );
}

/** The keys of all types of a supergraph, and what a field of one subgraph requires of another. */
function askedIn(supergraph: string): Asked {
  const asked = new Map<string, Set<string>>();
  const types = new Map<string, ObjectTypeDefinitionNode>();
  for (const definition of parse(supergraph, { noLocation: true }).definitions)
    if (definition.kind === Kind.OBJECT_TYPE_DEFINITION) types.set(definition.name.value, definition);

  function note(type: string, { selections }: SelectionSetNode): void {
    const fields = asked.get(type) ?? new Set();
    asked.set(type, fields);
    for (const selection of selections) {
      if (selection.kind !== Kind.FIELD) continue;
      fields.add(selection.name.value);
      const field = types.get(type)?.fields?.find(({ name }) => name.value === selection.name.value);
      if (field !== undefined && selection.selectionSet !== undefined) note(nameOf(field.type), selection.selectionSet);
    }
  }

  for (const [name, { directives = [], fields = [] }] of types) {
    for (const set of [
      ...fieldSets(directives, 'join__type', 'key'),
      ...fields.flatMap((field) => fieldSets(field.directives ?? [], 'join__field', 'requires')),
    ])
      note(name, set);
  }
  return asked;
}

function fieldSets(directives: readonly ConstDirectiveNode[], directive: string, argument: string): SelectionSetNode[] {
  return directives.flatMap(({ name, arguments: given = [] }) => {
    const value = given.find((one) => one.name.value === argument)?.value;
    if (name.value !== directive || value?.kind !== Kind.STRING) return [];
    const [set] = parse(`{ ${value.value} }`, { noLocation: true }).definitions;
    return set?.kind === Kind.OPERATION_DEFINITION ? [set.selectionSet] : [];
  });
}

function nameOf(type: TypeNode): string {
  return type.kind === Kind.NAMED_TYPE ? type.name.value : nameOf(type.type);
}
