// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Azione as AzioneDef } from '@ambito/access';
import { Ctx, Extensions, FieldResolver, Query } from 'type-graphql';
import { Azione } from './binding.ts';
import type { GraphContext } from './context.ts';
import { extendMethod } from './extend-method.ts';
import type { Reference, Row } from './reference.ts';

type ReturnType = Parameters<typeof FieldResolver>[0];

interface LoadFieldOptions {
  /** Italian: the record to which the field leads. */
  readonly description: string;
  readonly nullable?: true;
  /** The action of a field that is more sensitive than the record to which it leads; the action of the reference, if missing. */
  readonly azione?: AzioneDef;
  /** True when the key stands in the row of the record, and both records are public: what the field leads to may be kept with it. */
  readonly pubblico?: true;
}

/**
 * A field that leads to the record of the key that the method returns; null when it returns null. For a list the method returns
 * several keys, and records that the actor may not see are left out. Loads are batched, under the action of the reference.
 */
export function LoadField(type: ReturnType, reference: Reference, options: LoadFieldOptions): MethodDecorator {
  const { azione = reference.azione, description, nullable, pubblico } = options;
  return (prototype: object, name: string | symbol, descriptor: PropertyDescriptor) => {
    loadByKeys(prototype, name, descriptor, reference);
    const shape = { description, ...(nullable === true ? { nullable } : {}) };
    FieldResolver(type as () => object, shape)(prototype, name, descriptor);
    Azione(azione)(prototype, name, descriptor);
    if (pubblico === true) Extensions({ pubblico })(prototype, name, descriptor);
  };
}

/** A query that leads to the record of the key that the method returns; null when it does not exist or the actor may not see it. */
export function LoadQuery(
  type: ReturnType,
  reference: Reference,
  { description }: Pick<LoadFieldOptions, 'description'>,
): MethodDecorator {
  return (prototype: object, name: string | symbol, descriptor: PropertyDescriptor) => {
    loadByKeys(prototype, name, descriptor, reference);
    Query(type as () => object, { description, nullable: true })(prototype, name, descriptor);
    Azione(reference.azione)(prototype, name, descriptor);
  };
}

/** Turns a method that returns keys into a method that answers the records. */
function loadByKeys(
  prototype: object,
  name: string | symbol,
  descriptor: PropertyDescriptor,
  reference: Reference,
): void {
  extendMethod(prototype, name, descriptor, [Ctx() as ParameterDecorator], async (keysOf, own, [context]) =>
    load(context as GraphContext, reference, (await keysOf(...own)) as Keys),
  );
}

type Keys = string | readonly string[] | null | undefined;

async function load(context: GraphContext, reference: Reference, keys: Keys): Promise<Row | Row[] | null> {
  const key = Object.keys(reference.keys)[0] as string;
  const one = (value: string): Row | Promise<Row | null> =>
    reference.stub === true ? { [key]: value } : context.load(reference, key, value);
  if (keys === null || keys === undefined) return null;
  if (typeof keys === 'string') return one(keys);
  const rows = await Promise.all(keys.map(one));
  return rows.filter((row) => row !== null);
}
