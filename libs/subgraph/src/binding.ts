// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Azione as AzioneDef } from '@ambito/access';
import {
  defaultFieldResolver,
  isNonNullType,
  isObjectType,
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLResolveInfo,
  type GraphQLSchema,
} from 'graphql';
import { Extensions } from 'type-graphql';
import type { GraphContext } from './context.ts';
import { inTermsOfArguments, readArguments } from './inputs.ts';
import type { Asked } from './selected-fields.ts';

/** Binds a query, a type or a method field to its action: `@Azione(contattoLeggi)`. A command declares its own. */
export function Azione(azione: AzioneDef): MethodDecorator & PropertyDecorator & ClassDecorator {
  return Extensions({ azione }) as MethodDecorator & PropertyDecorator & ClassDecorator;
}

/** The action that a field or a type is bound to. */
export function azioneOf({ extensions }: { extensions: Readonly<Record<string, unknown>> }): AzioneDef | undefined {
  return extensions['azione'] as AzioneDef | undefined;
}

/** `Type.field` or `Type` → action. */
export type Bindings = ReadonlyMap<string, AzioneDef>;

/** Types whose fields federation defines, not the service. */
const FEDERATION = new Set(['_service', '_entities']);

/**
 * Reads which action each field and type is bound to, and refuses a schema in which something is not bound: every query,
 * mutation, type with a key and field resolved by a method. The fields of a record's `permessi` are bound with their type.
 * @throws Error naming the fields and types that are not bound
 */
export function readBindings(schema: GraphQLSchema, keyed: ReadonlySet<string>): Bindings {
  const bindings = new Map<string, AzioneDef>();
  const unbound: string[] = [];
  const bind = (place: string, azione: AzioneDef | undefined): void => {
    if (azione === undefined) unbound.push(place);
    else bindings.set(place, azione);
  };
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) || type.name.startsWith('__')) continue;
    if (keyed.has(type.name)) bind(type.name, azioneOf(type));
    for (const field of Object.values(type.getFields())) {
      if (isRoot(schema, type) || field.resolve !== undefined)
        bind(
          `${type.name}.${field.name}`,
          azioneOf(field) ?? (field.extensions['permesso'] === true ? azioneOf(type) : undefined),
        );
    }
  }
  if (unbound.length > 0)
    throw new Error(`Not bound to an action, so the service does not start: ${unbound.join(', ')}`);
  return bindings;
}

/** @throws Error for two actions with one name: they may admit different roles, and the audit could not tell them apart */
export function requireOneOfEachName(azioni: Iterable<AzioneDef>): void {
  const known = new Map<string, AzioneDef>();
  for (const azione of azioni) {
    if ((known.get(azione.nome) ?? azione) !== azione) throw new Error(`The action ${azione.nome} is declared twice`);
    known.set(azione.nome, azione);
  }
}

function isRoot(schema: GraphQLSchema, type: GraphQLObjectType): boolean {
  return type === schema.getQueryType() || type === schema.getMutationType();
}

/**
 * Puts the authorisation in front of every bound field, and then the reading of its arguments. A mutation also ends the read unit that was
 * open, so that what is selected under it is read after its commit; and it is refused before it does anything when its answer would be
 * null for a field that the actor may not read, as if nothing had been done.
 */
export function enforceBindings(schema: GraphQLSchema, bindings: Bindings): void {
  const mutation = schema.getMutationType();
  const needed = new Map<string, AzioneDef>();
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type)) continue;
    for (const field of Object.values(type.getFields())) {
      const azione = bindings.get(`${type.name}.${field.name}`);
      if (azione !== undefined) {
        guard(field, azione, type === mutation ? needed : undefined);
        if (!isRoot(schema, type) && isNonNullType(field.type)) needed.set(`${type.name}.${field.name}`, azione);
      } else if (type === schema.getQueryType() && !FEDERATION.has(field.name))
        throw new Error(`${type.name}.${field.name} is open`);
    }
  }
}

/** @param needed of a mutation, the fields without which there is no answer */
function guard(field: GraphQLField<unknown, GraphContext>, azione: AzioneDef, needed: Bindings | undefined): void {
  const resolve = field.resolve ?? defaultFieldResolver;
  field.extensions = { ...field.extensions, azione };
  const run = async (source: unknown, args: Record<string, unknown>, bound: GraphContext, info: GraphQLResolveInfo) => {
    try {
      return await resolve(source, readArguments(field, args), bound, info);
    } catch (error) {
      bound.tellRefusal(azione.nome, error);
      throw inTermsOfArguments(field, error);
    }
  };
  // Most fields have no arguments to read, and need no promise.
  const read = field.args.length === 0 ? resolve : run;
  field.resolve = needed
    ? async (source, args, context, info) => {
        const bound = context.bind(azione);
        // The places are those of the schema itself.
        for (const [place, reading] of needed) if (context.asks(place as Asked)) context.bind(reading);
        await context.endReads();
        return read(source, args, bound, info);
      }
    : (source, args, context, info) => read(source, args, context.bind(azione), info);
}
