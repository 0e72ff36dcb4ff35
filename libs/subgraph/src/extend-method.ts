// SPDX-License-Identifier: AGPL-3.0-or-later
import 'reflect-metadata';

type Method = (...parameters: unknown[]) => unknown;

/**
 * Makes of a decorated method one that takes more parameters, as type-graphql gives them, after its own.
 * @param decorators of the parameters that are added, in their order
 * @param run what the new method does: with the method as it is written, its own parameters, and those added
 */
export function extendMethod(
  prototype: object,
  name: string | symbol,
  descriptor: PropertyDescriptor,
  decorators: readonly ParameterDecorator[],
  run: (method: Method, own: readonly unknown[], added: readonly unknown[]) => unknown,
): void {
  const method = descriptor.value as Method;
  // Not the `length` of the function, which does not count a parameter with a default.
  const own = (Reflect.getMetadata('design:paramtypes', prototype, name) as readonly unknown[]).length;
  for (const [index, decorator] of decorators.entries()) decorator(prototype, name, own + index);
  descriptor.value = function (this: object, ...given: unknown[]): unknown {
    return run(method.bind(this), given.slice(0, own), given.slice(own));
  };
}
