// SPDX-License-Identifier: AGPL-3.0-or-later
import { getDirectiveValues, getNamedType, isObjectType, type GraphQLSchema } from 'graphql';

/** How many elements a field may answer with: a number, or the arguments of the field that say it. */
type Bound = { readonly most: number } | { readonly slicedBy: readonly string[] };

/** The bounds by `Type.field`. A field that is missing has no bound, or is not a list. */
export type Bounds = ReadonlyMap<string, Bound>;

interface ListSize {
  readonly assumedSize?: number | null;
  readonly slicingArguments?: readonly string[] | null;
  readonly sizedFields?: readonly string[] | null;
}

/**
 * The bounds that stand on the fields of the supergraph as `@listSize`. The schema that the gateway serves has lost them.
 * @param supergraph built from the supergraph's text
 */
export function boundsOf(supergraph: GraphQLSchema): Bounds {
  const bounds = new Map<string, Bound>();
  const directive = supergraph.getDirective('listSize');
  if (!directive) return bounds;
  for (const type of Object.values(supergraph.getTypeMap()).filter(isObjectType)) {
    for (const field of Object.values(type.getFields())) {
      const size = field.astNode && (getDirectiveValues(directive, field.astNode) as ListSize | undefined);
      if (!size) continue;
      if (typeof size.assumedSize === 'number') bounds.set(`${type.name}.${field.name}`, { most: size.assumedSize });
      if (size.slicingArguments) bounds.set(`${type.name}.${field.name}`, { slicedBy: size.slicingArguments });
      // The bound of a connection is counted at the connection, and not again at its edges.
      for (const sized of size.sizedFields ?? []) bounds.set(`${getNamedType(field.type).name}.${sized}`, { most: 1 });
    }
  }
  return bounds;
}
