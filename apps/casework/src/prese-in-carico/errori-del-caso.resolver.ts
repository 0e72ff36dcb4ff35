// SPDX-License-Identifier: AGPL-3.0-or-later
import { type GraphContext, ListField } from '@ambito/subgraph';
import { Ctx, Resolver } from 'type-graphql';
import { ErroreAnnullatoConnection, ERRORI_DEL_RECORD } from '../annullamenti/errore-annullato.ts';
import { PresaInCarico } from './presa-in-carico.ts';
import { presaInCaricoLeggi } from './prese-in-carico.azioni.ts';

@Resolver(() => PresaInCarico)
export class ErroriDelCasoResolver {
  @ListField(() => ErroreAnnullatoConnection, {
    description: 'Ciò che ne era stato registrato per errore, dall’ultimo annullato (art. 7 c. 1).',
    azione: presaInCaricoLeggi,
    ...ERRORI_DEL_RECORD,
  })
  erroriAnnullati(@Ctx() { ambitoId }: GraphContext): readonly unknown[] {
    return [ambitoId];
  }
}
