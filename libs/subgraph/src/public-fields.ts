// SPDX-License-Identifier: AGPL-3.0-or-later
import {
  getNamedType,
  isLeafType,
  isObjectType,
  visit,
  type ConstDirectiveNode,
  type DocumentNode,
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLSchema,
} from 'graphql';
import { directiveOf } from './bounds.ts';
import type { Reference } from './reference.ts';

/** What the SDL of a service with public records says of the directive: composition keeps it in the supergraph. */
export const PUBLIC_LINK = `extend schema
  @link(url: "https://ambito.example/specs/pubblico/v1.0", import: ["@pubblico"])
  @federation__composeDirective(name: "@pubblico")

"""Chiunque lo legge allo stesso modo: il gateway può conservarlo finché non cambia."""
directive @pubblico(
  """I ruoli che nel proprio Ambito leggono anche elementi che non sono pubblici."""
  oltre: [String!]
) on OBJECT | FIELD_DEFINITION`;

/**
 * Marks with `@pubblico` the types whose reference is `pubblica`, and of them the fields that everybody reads alike: the columns,
 * with what stands in them, and the fields that say so. The gateway keeps these, and nothing that is not marked.
 * @throws Error for a public record that not everybody may read, and for a public field that leads elsewhere: the service then does
 *   not start
 */
export function withPublicFields(
  document: DocumentNode,
  schema: GraphQLSchema,
  references: ReadonlyMap<string, Reference>,
): DocumentNode {
  const isPublic = (name: string): boolean => references.get(name)?.pubblica !== undefined;
  const problems: string[] = [];
  const marked = new Set<string>();

  /** Marks the fields of a type; values without a key, such as the costs of a prestazione, with what holds them. */
  function mark(type: GraphQLObjectType): void {
    for (const field of Object.values(type.getFields())) {
      const place = `${type.name}.${field.name}`;
      const target = getNamedType(field.type);
      if (field.extensions['pubblico'] === true) {
        if (isPublic(target.name)) marked.add(place);
        else problems.push(`${place} leads to ${target.name}, which is not public`);
      } else if (isColumn(field) && !marked.has(place)) {
        const isValue = isObjectType(target) && !references.has(target.name);
        if (!isLeafType(target) && !isValue) continue;
        marked.add(place);
        if (isValue) mark(target);
      }
    }
  }

  for (const { typename, azione, pubblica, keys } of references.values()) {
    if (pubblica === undefined) continue;
    if (Object.keys(keys).length !== 1) problems.push(`${typename} is announced by one key, and has several`);
    if (azione.ammessi !== 'pubblico' || azione.personale === true)
      problems.push(`${typename} is public, and ${azione.nome} does not admit everybody`);
    mark(schema.getType(typename) as GraphQLObjectType);
  }
  for (const type of Object.values(schema.getTypeMap()).filter(isObjectType)) {
    if (isPublic(type.name)) continue;
    for (const { name, extensions } of Object.values(type.getFields()))
      if (extensions['pubblico'] === true) problems.push(`${type.name}.${name} is public, and ${type.name} is not`);
  }
  if (problems.length > 0)
    throw new Error(`Public records and fields, so the service does not start: ${problems.join(', ')}`);

  return visit(document, {
    ObjectTypeDefinition(type) {
      const name = type.name.value;
      const { oltre } = references.get(name)?.pubblica ?? {};
      const more = oltre === undefined || oltre.ammessi === 'pubblico' ? [] : oltre.ammessi;
      return {
        ...type,
        directives: [...(type.directives ?? []), ...(isPublic(name) ? [directive(more)] : [])],
        fields: (type.fields ?? []).map((field) =>
          marked.has(`${name}.${field.name.value}`)
            ? { ...field, directives: [...(field.directives ?? []), directive([])] }
            : field,
        ),
      };
    },
  });
}

/** Whether a field answers a column of its row as it is. */
function isColumn({ resolve, args }: GraphQLField<unknown, unknown>): boolean {
  return resolve === undefined && args.length === 0;
}

function directive(oltre: readonly string[]): ConstDirectiveNode {
  return directiveOf(oltre.length === 0 ? '@pubblico' : `@pubblico(oltre: ${JSON.stringify(oltre)})`);
}
