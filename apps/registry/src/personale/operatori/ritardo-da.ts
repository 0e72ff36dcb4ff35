// SPDX-License-Identifier: AGPL-3.0-or-later
import { Azione, type GraphContext } from '@ambito/subgraph';
import { Ctx, FieldResolver, Resolver, Root, type ClassType } from 'type-graphql';
import { annullamentoLeggi, annullamentoRimanda } from '../../ambito/annullamenti/annullamenti.azioni.ts';
import { loadOperatoreCheResta } from './operatore-che-resta.ts';
import { Operatore } from './operatore.ts';

/** A record that somebody forgot, as it is read: the operator who wrote it afterwards; null for one that was written in time. */
interface Tardivo {
  readonly ritardoDaOperatore: string | null;
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
        'Chi lo ha registrato dopo: chi era allora, se era un operatore dell’Ambito; lo legge solo il coordinatore, come il motivo.',
    })
    async ritardoDa(@Root() { ritardoDaOperatore }: R, @Ctx() context: GraphContext): Promise<unknown> {
      if (ritardoDaOperatore === null || !context.ammette(annullamentoLeggi)) return null;
      return loadOperatoreCheResta(context, ritardoDaOperatore);
    }
  }
  return RitardoDa;
}
