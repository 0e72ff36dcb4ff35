// SPDX-License-Identifier: AGPL-3.0-or-later
import type { TabellaAzioni } from '@ambito/access';
import {
  defaultFieldResolver,
  isObjectType,
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLResolveInfo,
  type GraphQLSchema,
} from 'graphql';
import { Extensions } from 'type-graphql';
import type { GraphContext } from './context.ts';
import { inTermsOfArguments, readArguments } from './inputs.ts';

/**
 * The decorator that binds a query, a mutation, a type or a method field to its action, typed on the service's own table:
 * `const Azione = azioneDi(azioni)`, then `@Azione('sede.leggi')`.
 */
export function azioneDi<T extends TabellaAzioni>(
  _azioni: T,
): (azione: keyof T & string) => MethodDecorator & PropertyDecorator & ClassDecorator {
  return (azione) => Extensions({ azione }) as MethodDecorator & PropertyDecorator & ClassDecorator;
}

export type Bindings = ReadonlyMap<string, string>;

/** Types whose fields federation defines, not the service. */
const FEDERATION = new Set(['_service', '_entities']);

/**
 * Reads which action each field and type is bound to, and refuses a schema in which something is not bound: every query,
 * mutation, type with a key and field resolved by a method.
 * @returns `Type.field` or `Type` → action
 */
export function readBindings(schema: GraphQLSchema, azioni: TabellaAzioni, keyed: ReadonlySet<string>): Bindings {
  const bindings = new Map<string, string>();
  const unbound: string[] = [];
  const bind = (place: string, azione: unknown): void => {
    if (typeof azione === 'string' && Object.hasOwn(azioni, azione)) bindings.set(place, azione);
    else unbound.push(azione === undefined ? place : `${place} (unknown action ${String(azione)})`);
  };
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) || type.name.startsWith('__')) continue;
    if (keyed.has(type.name)) bind(type.name, type.extensions['azione']);
    for (const field of Object.values(type.getFields())) {
      if (isRoot(schema, type) || field.resolve !== undefined)
        bind(`${type.name}.${field.name}`, field.extensions['azione']);
    }
  }
  if (unbound.length > 0)
    throw new Error(`Not bound to an action, so the service does not start: ${unbound.join(', ')}`);
  return bindings;
}

function isRoot(schema: GraphQLSchema, type: GraphQLObjectType): boolean {
  return type === schema.getQueryType() || type === schema.getMutationType();
}

/**
 * Puts the authorisation in front of every bound field, and then the reading of its arguments. A mutation also ends the read unit that was open, so that what is
 * selected under it is read after its commit.
 */
export function enforceBindings(schema: GraphQLSchema, bindings: Bindings): void {
  const mutation = schema.getMutationType();
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type)) continue;
    for (const field of Object.values(type.getFields())) {
      const azione = bindings.get(`${type.name}.${field.name}`);
      if (azione !== undefined) guard(field, azione, type === mutation);
      else if (type === schema.getQueryType() && !FEDERATION.has(field.name))
        throw new Error(`${type.name}.${field.name} is open`);
    }
  }
}

function guard(field: GraphQLField<unknown, GraphContext>, azione: string, mutation: boolean): void {
  const resolve = field.resolve ?? defaultFieldResolver;
  field.extensions = { ...field.extensions, azione };
  const run = async (source: unknown, args: Record<string, unknown>, bound: GraphContext, info: GraphQLResolveInfo) => {
    try {
      return await resolve(source, readArguments(field, args), bound, info);
    } catch (error) {
      throw inTermsOfArguments(field, error);
    }
  };
  // Without arguments there is nothing to read, and most fields have none: they are spared the promise.
  const read = field.args.length === 0 ? resolve : run;
  field.resolve = mutation
    ? async (source, args, context, info) => {
        const bound = context.bind(azione);
        await context.endReads();
        return read(source, args, bound, info);
      }
    : (source, args, context, info) => read(source, args, context.bind(azione), info);
}
