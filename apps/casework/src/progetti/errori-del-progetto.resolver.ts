// SPDX-License-Identifier: AGPL-3.0-or-later
import { type GraphContext, ListField } from '@ambito/subgraph';
import { Ctx, Resolver } from 'type-graphql';
import { ErroreAnnullatoConnection, ERRORI_DEL_RECORD } from '../annullamenti/errore-annullato.ts';
import { progettoLeggiErrori } from './progetti.azioni.ts';
import { ProgettoPersonalizzato } from './progetto.ts';

@Resolver(() => ProgettoPersonalizzato)
export class ErroriDelProgettoResolver {
  @ListField(() => ErroreAnnullatoConnection, {
    description: 'Ciò che ne era stato registrato per errore, dall’ultimo annullato (art. 2 c. 3 d).',
    azione: progettoLeggiErrori,
    ...ERRORI_DEL_RECORD,
  })
  erroriAnnullati(@Ctx() { ambitoId }: GraphContext): readonly unknown[] {
    return [ambitoId];
  }
}
