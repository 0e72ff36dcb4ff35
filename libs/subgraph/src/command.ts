// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Azione } from '@ambito/access';
import { Arg, Ctx, Extensions, ID, Mutation } from 'type-graphql';
import type { GraphContext } from './context.ts';
import { extendMethod } from './extend-method.ts';
import type { Reference } from './reference.ts';

type ReturnType = Parameters<typeof Mutation>[0];

interface CommandOptions extends Pick<Azione, 'articolo' | 'ammessi' | 'personale' | 'applica'> {
  /** Italian: what the command does. The graph shows it, and so does the refusal of an actor who is not admitted. */
  readonly description: string;
  /**
   * The answer of the command, read after the commit: the record of the id that the method returns, the records of several ids, or
   * the result of a function. Without `reload` the command answers the value that the method returns.
   */
  readonly reload?: Reference | ((context: GraphContext, result: never) => unknown);
  readonly nullable?: true;
}

const UNIT = Symbol('the parameter that takes the unit of work');
const COMMAND = Symbol('the action of the command');

/**
 * A mutation of the graph that changes something, declared in the file of its operation:
 *
 * ```ts
 * @Resolver(() => PermessiContatto)
 * export class ConcludiContatto {
 *   @Command(() => Contatto, { description: '…', articolo: 'art. 2 c. 8', ammessi: ['SEGRETARIATO'], reload: contattoReference })
 *   concludiContatto(@Unit() unit: WriteUnit, @Arg('input') input: ConcludiContattoInput): Promise<string> { … }
 * }
 * ```
 *
 * It is type-graphql's `@Mutation` bound to an action of its own, named after it, which takes an idempotency key as well. The
 * method runs in one unit of work: its rows, its events and its audit commit together.
 */
export function Command(type: ReturnType, { reload, nullable, ...options }: CommandOptions): MethodDecorator {
  return (prototype: object, name: string | symbol, descriptor: PropertyDescriptor) => {
    const { description, ...admission } = options;
    const unitAt = Reflect.getMetadata(UNIT, prototype, name) as number | undefined;
    if (unitAt === undefined) throw new Error(`${String(name)} takes no @Unit()`);
    if (Reflect.hasOwnMetadata(COMMAND, prototype)) throw new Error(`${prototype.constructor.name} has two commands`);
    const azione: Azione = {
      nome: String(name),
      descrizione: inQuotes(description),
      ...admission,
    };
    Reflect.defineMetadata(COMMAND, azione, prototype);
    extendMethod(
      prototype,
      name,
      descriptor,
      [ChiaveIdempotenza(), Ctx() as ParameterDecorator],
      async (operation, own, added) => {
        const [key, context] = added as [string | undefined, GraphContext];
        const input = own.filter((_, index) => index !== unitAt);
        const result = await context.write(async (unit) => operation(...own.with(unitAt, unit)), {
          key,
          arguments: input.length === 1 ? input[0] : input,
        });
        return reload === undefined ? result : reloaded(context, reload, result);
      },
    );
    Mutation(type as () => object, { description, ...(nullable === true ? { nullable } : {}) })(
      prototype,
      name,
      descriptor,
    );
    Extensions({ azione })(prototype, name, descriptor);
  };
}

/** `«Registra l'esito di un contatto»`: the command as a refusal names it, its first clause without the article. */
const inQuotes = (description: string): string => `«${description.split(/[:(]|\.(?!\d)/)[0]?.trim()}»`;

function reloaded(context: GraphContext, reload: NonNullable<CommandOptions['reload']>, result: unknown): unknown {
  if (typeof reload === 'function') return reload(context, result as never);
  const key = Object.keys(reload.keys)[0] as string;
  return Array.isArray(result)
    ? Promise.all((result as string[]).map((id) => context.load(reload, key, id)))
    : context.load(reload, key, result as string);
}

/** The parameter of a command that is its unit of work, a `WriteUnit`. */
export function Unit(): ParameterDecorator {
  return (prototype, name, index) => {
    Reflect.defineMetadata(UNIT, index, prototype, name!);
    Ctx()(prototype, name!, index);
  };
}

/** The action of the command that a class declares. `permessi`, and a job that does the command later, authorise by it. */
export function azioneOfCommand(command: new () => object): Azione {
  const azione = Reflect.getOwnMetadata(COMMAND, command.prototype as object) as Azione | undefined;
  if (azione === undefined) throw new Error(`${command.name} declares no command`);
  return azione;
}

function ChiaveIdempotenza(): ParameterDecorator {
  return Arg('chiaveIdempotenza', () => ID, {
    nullable: true,
    description:
      'Da 8 a 100 caratteri, scelta da chi chiama: ripetendo la richiesta con la stessa chiave entro 30 giorni si ha il primo risultato.',
  }) as ParameterDecorator;
}
