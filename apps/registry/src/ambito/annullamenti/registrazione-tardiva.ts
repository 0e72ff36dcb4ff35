// SPDX-License-Identifier: AGPL-3.0-or-later
import { Azione, type GraphContext } from '@ambito/subgraph';
import { Ctx, FieldResolver, Resolver, Root, type ClassType } from 'type-graphql';
import { annullamentoLeggi, annullamentoRimanda } from './annullamenti.azioni.ts';

/** A record that somebody forgot is written once its time has come, with the reason; null for one that was written in time. */
interface Tardivo {
  readonly ritardoMotivo: string | null;
}

/**
 * The field `motivoRitardo` of a type whose records may be written once their time has come. A `*.resolver.ts` exports it:
 * `export const TurnoRitardo = motivoRitardoOf(TurnoReperibilita, ({ id }) => ['TurnoReperibilita', id])`.
 * @param diChi the record of the audit
 */
export function motivoRitardoOf<R extends Tardivo>(
  record: ClassType,
  diChi: (riga: R) => readonly [tipo: string, id: string],
): ClassType {
  @Resolver(() => record)
  class MotivoRitardo {
    @Azione(annullamentoRimanda)
    @FieldResolver(() => String, {
      nullable: true,
      description: 'Perché è stato registrato dopo; lo legge solo il coordinatore.',
    })
    motivoRitardo(@Root() riga: R, @Ctx() context: GraphContext): string | null {
      if (riga.ritardoMotivo === null || !context.ammette(annullamentoLeggi)) return null;
      context.bind(annullamentoLeggi).audit(...diChi(riga));
      return riga.ritardoMotivo;
    }
  }
  return MotivoRitardo;
}
