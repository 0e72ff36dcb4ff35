// SPDX-License-Identifier: AGPL-3.0-or-later
import { columnsOf } from '@ambito/persistence';
import { type GraphContext, ListField } from '@ambito/subgraph';
import { Ctx, Resolver } from 'type-graphql';
import { AnnullamentoEntity } from '../annullamenti/annullamento.entity.ts';
import { ErroreAnnullatoConnection } from '../annullamenti/errore-annullato.ts';
import { PresaInCarico } from '../prese-in-carico/presa-in-carico.ts';
import { presaInCaricoLeggi } from '../prese-in-carico/prese-in-carico.azioni.ts';

@Resolver(() => PresaInCarico)
export class ErroriDelCasoResolver {
  @ListField(() => ErroreAnnullatoConnection, {
    description: 'Ciò che ne era stato registrato per errore, dall’ultimo annullato (art. 7 c. 1).',
    azione: presaInCaricoLeggi,
    columns: columnsOf(AnnullamentoEntity, 'annullamento'),
    from: 'annullamento WHERE ambito_id = $3 AND proprietario_id = owner',
    order: [
      ['annullato_il', 'timestamptz'],
      ['id', 'uuid'],
    ],
    direction: 'DESC',
  })
  erroriAnnullati(@Ctx() { ambitoId }: GraphContext): readonly unknown[] {
    return [ambitoId];
  }
}
