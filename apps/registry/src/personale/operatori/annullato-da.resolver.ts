// SPDX-License-Identifier: AGPL-3.0-or-later
import { Azione, type GraphContext } from '@ambito/subgraph';
import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { annullamentoLeggi } from '../../ambito/annullamenti/annullamenti.azioni.ts';
import { Annullamento, type AnnullamentoRow } from '../../ambito/annullamenti/annullamento.ts';
import { operatoreReference } from './operatore.reference.ts';
import { Operatore } from './operatore.ts';

@Resolver(() => Annullamento)
export class AnnullatoDaResolver {
  @Azione(annullamentoLeggi)
  @FieldResolver(() => Operatore, {
    nullable: true,
    description: 'Chi lo ha annullato; assente se non è un operatore dell’Ambito, o non lo è più.',
  })
  async annullatoDa(@Root() { annullatoDa }: AnnullamentoRow, @Ctx() context: GraphContext) {
    const [operatore] = await context.loadMany<{ owner: string; id: string }>(
      'annullatoDa',
      annullatoDa,
      ({ query }, accounts) =>
        query('SELECT account AS owner, id FROM operatore WHERE account = ANY ($1::text[]) AND ambito_id = $2', [
          accounts,
          context.ambitoId,
        ]),
    );
    return operatore === undefined ? null : context.load(operatoreReference, 'id', operatore.id);
  }
}
