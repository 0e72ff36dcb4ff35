// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Azione as AzioneDef } from '@ambito/access';
import { Args, Ctx, FieldResolver, Query, Root } from 'type-graphql';
import { Azione } from './binding.ts';
import { emptyPage, PaginaArgs } from './connection.ts';
import type { GraphContext } from './context.ts';
import { extendMethod } from './extend-method.ts';
import { paginateOwned, paginateRoot, type ListSql } from './list-sql.ts';
import type { Reference } from './reference.ts';

interface ListOptions extends Omit<ListSql, 'policy'> {
  /** Italian: what the list holds, and in which order. */
  readonly description: string;
  /** The action of the list; the action of `nodes`, if missing. */
  readonly azione?: AzioneDef;
  /** The reference that loads each row by its `id`, and whose policy the list has; without it the row itself is shown. */
  readonly nodes?: Reference;
  /** Of a list without `nodes`: the type and the id of the record whose reserved data a row tells, if it does. The audit keeps it as read. */
  readonly tells?: (row: never) => readonly [tipo: string, id: string] | undefined;
}

interface OwnedListOptions extends ListOptions {
  /** The key of an owner, and its SQL type; `id`, a `uuid`, if missing. */
  readonly owner?: readonly [field: string, type: 'uuid' | 'text'];
  /** For a list that is refused to some who read the owner: the owner is shown to them without it. */
  readonly nullable?: boolean;
}

type ReturnType = Parameters<typeof FieldResolver>[0];
/** The list's own SQL parameters; null when the actor may not see any row of the list. */
type Own = readonly unknown[] | null;

/**
 * A connection at the root of the graph, read by keyset in one statement. The method returns the statement's own parameters,
 * from $2.
 */
export function ListQuery(
  type: ReturnType,
  { azione, description, nodes, tells, ...sql }: ListOptions,
): MethodDecorator {
  const list = { ...sql, policy: policyOf(nodes) };
  return (prototype: object, name: string | symbol, descriptor: PropertyDescriptor) => {
    const decorators = [Args(() => PaginaArgs), Ctx()] as ParameterDecorator[];
    extendMethod(prototype, name, descriptor, decorators, async (ownOf, own, added) => {
      const [pagina, context] = added as [PaginaArgs, GraphContext];
      const parameters = (await ownOf(...own)) as Own;
      return parameters === null
        ? emptyPage()
        : paginateRoot(context, list, pagina, parameters, nodeOf(context, nodes, tells));
    });
    Query(type as () => object, { description })(prototype, name, descriptor);
    Azione(requireAzione(azione ?? nodes?.azione, name))(prototype, name, descriptor);
  };
}

/**
 * A connection that each of many owners has. One statement reads the lists of all the owners on a page.
 * `owner` is the key of an owner in `from`. The method returns the statement's own parameters, from $3.
 */
export function ListField(
  type: ReturnType,
  {
    azione,
    description,
    nodes,
    tells,
    nullable = false,
    owner: [key, keyType] = ['id', 'uuid'],
    ...sql
  }: OwnedListOptions,
): MethodDecorator {
  return (prototype: object, name: string | symbol, descriptor: PropertyDescriptor) => {
    const list = {
      ...sql,
      policy: policyOf(nodes),
      name: `${prototype.constructor.name}.${String(name)}`,
      owner: keyType,
    };
    const decorators = [Args(() => PaginaArgs), Ctx(), Root()] as ParameterDecorator[];
    extendMethod(prototype, name, descriptor, decorators, async (ownOf, own, added) => {
      const [pagina, context, root] = added as [PaginaArgs, GraphContext, Record<string, string>];
      const parameters = (await ownOf(...own)) as Own;
      if (parameters === null) return emptyPage();
      return paginateOwned(context, list, root[key] as string, pagina, parameters, nodeOf(context, nodes, tells));
    });
    FieldResolver(type as () => object, { description, nullable })(prototype, name, descriptor);
    Azione(requireAzione(azione ?? nodes?.azione, name))(prototype, name, descriptor);
  };
}

function nodeOf(context: GraphContext, nodes: Reference | undefined, tells: ListOptions['tells']) {
  return (row: object): object | null | Promise<object | null> => {
    if (nodes !== undefined) return context.load(nodes, 'id', (row as { id: string }).id);
    const told = tells?.(row as never);
    if (told !== undefined) context.audit(...told);
    return row;
  };
}

/** The policy of a reference, under the role by which the reference then loads the rows. */
function policyOf(nodes: Reference | undefined): ListSql['policy'] {
  if (nodes?.policy === undefined) return undefined;
  const { policy, azione } = nodes;
  return (context, places) => policy(context.bind(azione).lettura, places);
}

function requireAzione(azione: AzioneDef | undefined, name: string | symbol): AzioneDef {
  if (azione === undefined) throw new Error(`${String(name)} has no action`);
  return azione;
}
