// SPDX-License-Identifier: AGPL-3.0-or-later
import { giornoRoma } from '@ambito/orari';
import {
  AtMost,
  Azione,
  type GraphContext,
  ListQuery,
  LoadQuery,
  type Pagina,
  PaginaArgs,
  UUID,
} from '@ambito/subgraph';
import { Arg, Args, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import { correggeOf } from '../../ambito/annullamenti/corregge.ts';
import { cercaPrestazioni, FiltriPrestazioniInput } from './cerca-prestazioni.ts';
import { mancanze, type Contenuto } from './mancanze.ts';
import { prestazioneReference } from './prestazione.reference.ts';
import { Prestazione, PrestazioneConnection, type PrestazioneRow } from './prestazione.ts';
import { prestazioneLeggi, prestazioneLeggiMancanze, prestazioneLeggiTutte } from './prestazioni.azioni.ts';
import { StatoPrestazione } from './stato-prestazione.ts';

@Resolver(() => Prestazione)
export class PrestazioneResolver {
  @LoadQuery(() => Prestazione, prestazioneReference, {
    description: 'Una voce del catalogo, dal suo identificativo.',
  })
  prestazione(@Arg('id', () => UUID, { description: 'La voce.' }) id: string): string {
    return id;
  }

  @Azione(prestazioneLeggi)
  @Query(() => PrestazioneConnection, {
    description:
      'Cerca fra le prestazioni pubblicate e verificate, dalla più pertinente: accenti, plurali ed errori di battitura non contano (art. 2 c. 6 e 8 a).',
  })
  cercaPrestazioni(
    @Arg('testo', { defaultValue: '', description: 'Che cosa si cerca; vuoto: tutte, per nome.' }) testo: string,
    @Arg('filtri', () => FiltriPrestazioniInput, { nullable: true, description: 'A quali limitarsi.' })
    filtri: FiltriPrestazioniInput | undefined,
    @Args() pagina: PaginaArgs,
    @Ctx() context: GraphContext,
  ): Promise<Pagina<object>> {
    return cercaPrestazioni(context, testo, filtri ?? {}, pagina);
  }

  @ListQuery(() => PrestazioneConnection, {
    description: 'Tutte le voci del catalogo del proprio Ambito, anche bozze e ritirate, per nome.',
    azione: prestazioneLeggiTutte,
    nodes: prestazioneReference,
    from: 'prestazione WHERE ambito_id = $2',
    filters: [(stato) => `stato = ${stato}::text`],
    order: [
      ['nome', 'text'],
      ['id', 'uuid'],
    ],
    direction: 'ASC',
  })
  catalogoPrestazioni(
    @Arg('stato', () => StatoPrestazione, { nullable: true, description: 'Solo quelle in questo stato.' })
    stato: StatoPrestazione | undefined,
    @Ctx() { ambitoId }: GraphContext,
  ): readonly unknown[] {
    return [ambitoId, stato];
  }

  @Azione(prestazioneLeggi)
  @FieldResolver(() => Boolean, {
    description: 'Se la verifica è scaduta: la voce allora non è più pubblica e la vede solo chi lavora nell’Ambito.',
  })
  daVerificare(@Root() { verificaScadeIl }: PrestazioneRow, @Ctx() context: GraphContext): boolean {
    return verificaScadeIl !== null && verificaScadeIl < giornoRoma(context.adesso);
  }

  @Azione(prestazioneLeggiMancanze)
  @AtMost(14) // one for each rule of `mancanze`
  @FieldResolver(() => [String], { description: 'Che cosa le manca per essere pubblicata.' })
  mancanze(@Root() prestazione: Contenuto): string[] {
    return mancanze(prestazione).map(({ messaggio }) => messaggio);
  }
}

export const PrestazioneCorregge = correggeOf(Prestazione);
