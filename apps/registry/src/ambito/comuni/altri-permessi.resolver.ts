// SPDX-License-Identifier: AGPL-3.0-or-later
import { Azione, type GraphContext } from '@ambito/subgraph';
import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { puoRegistrareMandato } from '../../personale/mandati/registra-atto-di-mandato.ts';
import { PermessiComune, type ComuneRow } from './comune.ts';
import { comuneLeggi } from './comuni.azioni.ts';

/** What the commands of other folders say of a Comune. */
@Resolver(() => PermessiComune)
export class AltriPermessiComuneResolver {
  @Azione(comuneLeggi)
  @FieldResolver(() => Boolean, { description: 'Se può registrarvi un atto di mandato.' })
  puoRegistrareMandato(@Root() { codiceIstat }: ComuneRow, @Ctx() context: GraphContext): Promise<boolean> {
    return puoRegistrareMandato(codiceIstat, context);
  }
}
