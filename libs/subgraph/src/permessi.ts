// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Azione as AzioneDef } from '@ambito/access';
import { Ctx, Extensions, Field, FieldResolver, ObjectType, UseMiddleware, type ClassType } from 'type-graphql';
import { Azione } from './binding.ts';
import { azioneOfCommand } from './command.ts';
import type { GraphContext } from './context.ts';
import { extendMethod } from './extend-method.ts';

const ADMITTED = Symbol('the parameter that takes the authorisation');

/**
 * The type that says which commands a reader may give on a record, and the record's field `permessi`:
 * `export const PermessiContatto = permessiOf(Contatto, 'Contatto', contattoLeggi, 'Che cosa chi legge può farne.')`.
 * Each command adds its own `puo…` to it with `@Permesso`; all are read under the action of the record.
 */
export function permessiOf<T extends object>(
  record: ClassType<T>,
  name: string,
  azione: AzioneDef,
  description: string,
): ClassType {
  @Azione(azione)
  @Extensions({ permessi: true })
  @ObjectType(`Permessi${name}`, { description })
  class Permessi {}
  const { prototype } = record as { prototype: object };
  Field(() => Permessi, { description, simple: false })(prototype, 'permessi');
  // What may be done with a record is told of the record itself: the field hands it on.
  UseMiddleware(({ root }) => Promise.resolve(root))(prototype, 'permessi');
  Extensions({ azione })(prototype, 'permessi', {});
  return Permessi;
}

/**
 * A field `puo…` of a record's `permessi`: whether the reader may give the command that the class declares, or the class
 * `of`. It is false for a reader without a role that the command admits; otherwise the method decides, by the
 * same predicate as the command.
 */
export function Permesso(description: string, { of }: { of?: () => new () => object } = {}): MethodDecorator {
  return (prototype: object, name: string | symbol, descriptor: PropertyDescriptor) => {
    const admittedAt = Reflect.getMetadata(ADMITTED, prototype, name) as number | undefined;
    extendMethod(prototype, name, descriptor, [Ctx() as ParameterDecorator], (predicate, own, [context]) => {
      const azione = azioneOfCommand(of?.() ?? (prototype.constructor as new () => object));
      const graph = context as GraphContext;
      if (!graph.ammette(azione)) return false;
      return predicate(...(admittedAt === undefined ? own : own.with(admittedAt, graph.bind(azione).autorizzazione)));
    });
    FieldResolver(() => Boolean, { description })(prototype, name, descriptor);
  };
}

/** The parameter of a `@Permesso` that holds the `Autorizzazione` of the command. */
export function Admitted(): ParameterDecorator {
  return (prototype, name, index) => {
    Reflect.defineMetadata(ADMITTED, index, prototype, name!);
    Ctx()(prototype, name!, index);
  };
}
