// SPDX-License-Identifier: AGPL-3.0-or-later
import { ANNULLATO_DA, annullatoDaOperatore, Azione, type GraphContext } from '@ambito/subgraph';
import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { annullamentoLeggi } from '../../ambito/annullamenti/annullamenti.azioni.ts';
import { Annullamento, type AnnullamentoRow } from '../../ambito/annullamenti/annullamento.ts';
import { operatoreReference } from './operatore.reference.ts';
import { Operatore } from './operatore.ts';

@Resolver(() => Annullamento)
export class AnnullatoDaResolver {
  @Azione(annullamentoLeggi)
  @FieldResolver(() => Operatore, ANNULLATO_DA)
  async annullatoDa(@Root() { annullatoDa }: AnnullamentoRow, @Ctx() context: GraphContext) {
    const id = await annullatoDaOperatore(context, 'operatore', annullatoDa);
    return id === undefined ? null : context.load(operatoreReference, 'id', id);
  }
}
