// SPDX-License-Identifier: AGPL-3.0-or-later
import { giornoRoma } from '@ambito/orari';
import {
  Azione,
  DataIso,
  type GraphContext,
  type Pagina,
  PaginaArgs,
  paginateOwned,
  azioneOfCommand,
} from '@ambito/subgraph';
import { Arg, Args, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { Sede } from '../sede/sede.ts';
import { puoCambiare } from '../sede/sede-da-modificare.ts';
import { sedeReference } from '../sede/sede.reference.ts';
import type { SedeRow } from '../sede/sede.resolver.ts';
import { PermessiVariazione, VariazioneOraria, VariazioneOrariaConnection } from './variazione-oraria.ts';
import { VARIAZIONI } from './variazioni.sql.ts';
import { sedeLeggi } from '../sede/sedi.azioni.ts';
import { ImpostaOrari } from '../orari/imposta-orari.ts';

@Resolver(() => VariazioneOraria)
export class VariazioneOrariaResolver {
  @Azione(sedeLeggi)
  @FieldResolver(() => PermessiVariazione, { description: 'Che cosa chi legge può farne.' })
  async permessi(
    @Root() { owner }: VariazioneOraria & { owner: string },
    @Ctx() context: GraphContext,
  ): Promise<PermessiVariazione> {
    const sede = (await context.load(sedeReference, 'id', owner)) as SedeRow | null;
    return { puoAnnullare: sede !== null && puoCambiare(azioneOfCommand(ImpostaOrari), sede, context) };
  }
}

@Resolver(() => Sede)
export class VariazioniOrarieResolver {
  @Azione(sedeLeggi)
  @FieldResolver(() => VariazioneOrariaConnection, {
    description: 'Le chiusure e gli orari diversi che non sono ancora finiti in un giorno (oggi, se manca), in ordine.',
  })
  variazioni(
    @Root() { id }: Sede,
    @Arg('dal', () => DataIso, { nullable: true, description: 'Da quale giorno.' }) dal: string | undefined,
    @Args() pagina: PaginaArgs,
    @Ctx() context: GraphContext,
  ): Promise<Pagina<object>> {
    return paginateOwned(context, VARIAZIONI, id, pagina, [dal ?? giornoRoma(context.adesso)]);
  }
}
