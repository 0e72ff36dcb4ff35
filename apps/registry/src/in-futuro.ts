// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Azione as AzioneDef } from '@ambito/access';
import { giornoRoma } from '@ambito/orari';
import { Azione, type GraphContext } from '@ambito/subgraph';
import { Ctx, FieldResolver, Resolver, Root, type ClassType } from 'type-graphql';

/**
 * The field `inFuturo` of a type whose records begin on a day: it marks those that begin after today, which do not hold yet, and may
 * stand in the way of another record. A `*.resolver.ts` exports it: `export const CapofilaInFuturo = inFuturoOf(Capofila, ambitoLeggi)`.
 * @param primoGiorno the property of the first day
 */
export function inFuturoOf<T extends object>(
  record: ClassType<T>,
  azione: AzioneDef,
  primoGiorno: keyof T & string = 'dal' as keyof T & string,
): ClassType {
  @Resolver(() => record)
  class InFuturo {
    @Azione(azione)
    @FieldResolver(() => Boolean, { description: 'Se comincia dopo oggi: c’è già, ma non vale ancora.' })
    inFuturo(@Root() riga: T, @Ctx() { adesso }: GraphContext): boolean {
      return String(riga[primoGiorno]) > giornoRoma(adesso);
    }
  }
  return InFuturo;
}
