// SPDX-License-Identifier: AGPL-3.0-or-later
import { giornoRoma } from '@ambito/orari';
import {
  Azione,
  ChiaveIdempotenza,
  DataIso,
  type GraphContext,
  type Pagina,
  PaginaArgs,
  paginateOwned,
} from '@ambito/subgraph';
import { Arg, Args, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import { Sede } from '../sede/sede.ts';
import { puoCambiare } from '../sede/sede-da-modificare.ts';
import { sedeReference } from '../sede/sede.reference.ts';
import type { SedeRow } from '../sede/sede.resolver.ts';
import { annullaVariazione, AnnullaVariazioneInput } from './annulla-variazione.ts';
import { disponiVariazione, DisponiVariazioneInput } from './disponi-variazione.ts';
import { PermessiVariazione, VariazioneOraria, VariazioneOrariaConnection } from './variazione-oraria.ts';
import { VARIAZIONI } from './variazioni.sql.ts';
import { sedeImpostaOrari } from '../orari/orari.azioni.ts';
import { sedeLeggi } from '../sede/sedi.azioni.ts';

@Resolver(() => VariazioneOraria)
export class VariazioneOrariaResolver {
  @Azione(sedeLeggi)
  @FieldResolver(() => PermessiVariazione, { description: 'Che cosa chi legge può farne.' })
  async permessi(
    @Root() { owner }: VariazioneOraria & { owner: string },
    @Ctx() context: GraphContext,
  ): Promise<PermessiVariazione> {
    const sede = (await context.load(sedeReference, 'id', owner)) as SedeRow | null;
    return { puoAnnullare: sede !== null && puoCambiare(sedeImpostaOrari, sede, context) };
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

  @Azione(sedeImpostaOrari)
  @Mutation(() => Sede, {
    description:
      'Il coordinatore dispone per alcuni giorni un orario diverso, o la chiusura (art. 5 c. 3, art. 6 c. 2).',
  })
  async disponiVariazione(
    @Arg('input', { description: 'La variazione.' }) input: DisponiVariazioneInput,
    @ChiaveIdempotenza() chiave: string | undefined,
    @Ctx() context: GraphContext,
  ) {
    await context.write((unit) => disponiVariazione(unit, input), { key: chiave, arguments: input });
    return context.load(sedeReference, 'id', input.sedeId);
  }

  @Azione(sedeImpostaOrari)
  @Mutation(() => Sede, {
    description: 'Il coordinatore annulla una variazione: da oggi valgono gli orari consueti (art. 6 c. 2).',
  })
  async annullaVariazione(
    @Arg('input', { description: 'La variazione.' }) input: AnnullaVariazioneInput,
    @ChiaveIdempotenza() chiave: string | undefined,
    @Ctx() context: GraphContext,
  ) {
    await context.write((unit) => annullaVariazione(unit, input), { key: chiave, arguments: input });
    return context.load(sedeReference, 'id', input.sedeId);
  }
}
