// SPDX-License-Identifier: AGPL-3.0-or-later
import { Azione, type GraphContext } from '@ambito/subgraph';
import { Ctx, FieldResolver, Resolver, Root, type ClassType } from 'type-graphql';
import { annullamentoLeggi, annullamentoRimanda } from '../../ambito/annullamenti/annullamenti.azioni.ts';
import { operatoreReference } from './operatore.reference.ts';
import { Operatore } from './operatore.ts';

/** A record that somebody forgot, as it is read: the account of whoever wrote it afterwards; null for one that was written in time. */
interface Tardivo {
  readonly ritardoDa: string | null;
}

/**
 * The field `ritardoDa` of a type whose records may be written once their time has come. A `*.resolver.ts` exports it:
 * `export const TurnoRitardoDa = ritardoDaOf(TurnoReperibilita)`.
 */
export function ritardoDaOf<R extends Tardivo>(record: ClassType): ClassType {
  @Resolver(() => record)
  class RitardoDa {
    @Azione(annullamentoRimanda)
    @FieldResolver(() => Operatore, {
      nullable: true,
      description:
        'Chi lo ha registrato dopo, se è un operatore dell’Ambito; lo legge solo il coordinatore, come il motivo.',
    })
    async ritardoDa(@Root() { ritardoDa }: R, @Ctx() context: GraphContext): Promise<unknown> {
      if (ritardoDa === null || !context.ammette(annullamentoLeggi)) return null;
      const [operatore] = await context.loadMany<{ owner: string; id: string }>(
        'ritardoDa',
        ritardoDa,
        ({ query, ambitoId }, accounts) =>
          query('SELECT account AS owner, id FROM operatore WHERE account = ANY ($1::text[]) AND ambito_id = $2', [
            accounts,
            ambitoId,
          ]),
      );
      return operatore === undefined ? null : context.load(operatoreReference, 'id', operatore.id);
    }
  }
  return RitardoDa;
}
