// SPDX-License-Identifier: AGPL-3.0-or-later
import { Kind, parse, type ConstDirectiveNode, type FieldDefinitionNode, type TypeNode } from 'graphql';

/** What the supergraph declares public of a type. */
interface DeclaredType {
  /** The public fields, and the type to which each leads. */
  readonly fields: ReadonlyMap<string, string>;
  /** Of a record: the roles that see more records than the public ones in their Ambito. Undefined for a value inside a record. */
  readonly oltre: readonly string[] | undefined;
}

/** The public types by their names. What is missing is not public. */
export type Declared = ReadonlyMap<string, DeclaredType>;

const DIRECTIVE = 'pubblico';

/** The declarations that the subgraphs make with `@pubblico`, and that composition keeps in the supergraph. */
export function declaredIn(supergraph: string): Declared {
  const declared = new Map<string, DeclaredType>();
  for (const definition of parse(supergraph, { noLocation: true }).definitions) {
    if (definition.kind !== Kind.OBJECT_TYPE_DEFINITION) continue;
    const fields = (definition.fields ?? []).filter((field) => markOf(field) !== undefined);
    const mark = markOf(definition);
    if (fields.length === 0) continue;
    declared.set(definition.name.value, {
      fields: new Map(fields.map(({ name, type }: FieldDefinitionNode) => [name.value, nameOf(type)])),
      oltre: mark === undefined ? undefined : rolesOf(mark),
    });
  }
  return declared;
}

function markOf({ directives = [] }: { directives?: readonly ConstDirectiveNode[] }): ConstDirectiveNode | undefined {
  return directives.find(({ name }) => name.value === DIRECTIVE);
}

function rolesOf({ arguments: args = [] }: ConstDirectiveNode): readonly string[] {
  const value = args.find(({ name }) => name.value === 'oltre')?.value;
  if (value?.kind !== Kind.LIST) return [];
  return value.values.flatMap((role) => (role.kind === Kind.STRING ? [role.value] : []));
}

function nameOf(type: TypeNode): string {
  return type.kind === Kind.NAMED_TYPE ? type.name.value : nameOf(type.type);
}
