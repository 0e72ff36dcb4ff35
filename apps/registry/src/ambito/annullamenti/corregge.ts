// SPDX-License-Identifier: AGPL-3.0-or-later
import { AnnullamentoEntity, columnsOf } from '@ambito/persistence';
import { Azione, type GraphContext } from '@ambito/subgraph';
import { Ctx, FieldResolver, Resolver, Root, type ClassType } from 'type-graphql';
import { annullamentoLeggi, annullamentoRimanda } from './annullamenti.azioni.ts';
import { Annullamento, type AnnullamentoRow } from './annullamento.ts';

type Corretto = AnnullamentoRow & { owner: string; [column: string]: unknown };

/**
 * The field `corregge` of a type whose records can be annulled: the wrong record that this one replaced. A `*.resolver.ts` exports
 * it: `export const IncaricoCorregge = correggeOf(Incarico)`.
 */
export function correggeOf<T extends { id: string }>(record: ClassType<T>): ClassType {
  @Resolver(() => record)
  class Corregge {
    @Azione(annullamentoRimanda)
    @FieldResolver(() => Annullamento, {
      nullable: true,
      description: 'Il record sbagliato che questo ha sostituito: per il coordinatore; per altri, nessuno.',
    })
    async corregge(@Root() { id }: T, @Ctx() context: GraphContext): Promise<AnnullamentoRow | undefined> {
      if (!context.ammette(annullamentoLeggi)) return undefined;
      const [sostituito] = await context.loadMany<Corretto>('corregge', id, ({ query }, ids) =>
        query(
          `SELECT sostituito_da AS owner, ${columnsOf(AnnullamentoEntity)} FROM annullamento
           WHERE sostituito_da = ANY ($1::uuid[]) AND ambito_id = $2 ORDER BY annullato_il DESC, id`,
          [ids, context.ambitoId],
        ),
      );
      return sostituito;
    }
  }
  return Corregge;
}
