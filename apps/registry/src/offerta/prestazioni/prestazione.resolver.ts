// SPDX-License-Identifier: AGPL-3.0-or-later
import { giornoRoma } from '@ambito/orari';
import {
  AtMost,
  Azione,
  type GraphContext,
  type Pagina,
  PaginaArgs,
  paginate,
  UUID,
  azioneOfCommand,
} from '@ambito/subgraph';
import { Arg, Args, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import { cercaPrestazioni, FiltriPrestazioniInput } from './cerca-prestazioni.ts';
import { mancanze, type Contenuto } from './mancanze.ts';
import { PermessiPrestazione, Prestazione, PrestazioneConnection } from './prestazione.ts';
import { prestazioneReference } from './prestazione.reference.ts';
import { RedigiPrestazione } from './redigi-prestazione.ts';
import type { PrestazioneRow } from './relazioni.resolver.ts';
import { StatoPrestazione } from './stato-prestazione.ts';
import { prestazioneLeggi, prestazioneLeggiTutte, prestazioneRedigi } from './prestazioni.azioni.ts';
import { ImportaOffertaHsds } from '../hsds/importa-hsds.ts';

@Resolver(() => Prestazione)
export class PrestazioneResolver {
  @Azione(prestazioneLeggi)
  @Query(() => Prestazione, { nullable: true, description: 'Una voce del catalogo, dal suo identificativo.' })
  prestazione(@Arg('id', () => UUID, { description: 'La voce.' }) id: string, @Ctx() context: GraphContext) {
    return context.load(prestazioneReference, 'id', id);
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

  @Azione(prestazioneLeggiTutte)
  @Query(() => PrestazioneConnection, {
    description: 'Tutte le voci del catalogo del proprio Ambito, anche bozze e ritirate, per nome.',
  })
  catalogoPrestazioni(
    @Arg('stato', () => StatoPrestazione, { nullable: true, description: 'Solo quelle in questo stato.' })
    stato: StatoPrestazione | undefined,
    @Args() pagina: PaginaArgs,
    @Ctx() context: GraphContext,
  ): Promise<Pagina<object>> {
    return paginate<{ nome: string; id: string }, object>(
      pagina,
      ['nome', 'id'],
      (after, limit) =>
        context.lettura.query(
          `SELECT nome, id FROM prestazione
           WHERE ambito_id = $1 AND ($2::text IS NULL OR stato = $2) AND ($3::text IS NULL OR (nome, id) > ($3, $4::uuid))
           ORDER BY nome, id LIMIT $5`,
          [context.ambitoId, stato ?? null, ...(after ?? [null, null]), limit],
        ),
      ({ id }) => context.load(prestazioneReference, 'id', id),
    );
  }

  @Azione(prestazioneLeggi)
  @FieldResolver(() => Boolean, {
    description: 'Se la verifica è scaduta: la voce allora non è più pubblica e la vede solo chi lavora nell’Ambito.',
  })
  daVerificare(@Root() { verificaScadeIl }: PrestazioneRow, @Ctx() context: GraphContext): boolean {
    return verificaScadeIl !== null && verificaScadeIl < giornoRoma(context.adesso);
  }

  @Azione(prestazioneRedigi)
  @AtMost(14) // one for each rule of `mancanze`
  @FieldResolver(() => [String], { description: 'Che cosa le manca per essere pubblicata.' })
  mancanze(@Root() prestazione: Contenuto): string[] {
    return mancanze(prestazione).map(({ messaggio }) => messaggio);
  }

  @Azione(prestazioneLeggi)
  @FieldResolver(() => PermessiPrestazione, { description: 'Che cosa chi legge può farne.' })
  permessi(@Root() prestazione: PrestazioneRow & Contenuto, @Ctx() context: GraphContext): PermessiPrestazione {
    const { ambitoId, stato } = prestazione;
    const propria = ambitoId === context.ambitoId && stato !== StatoPrestazione.RITIRATA;
    const redige = propria && context.ammette(azioneOfCommand(RedigiPrestazione));
    const pubblica = propria && context.ammette(azioneOfCommand(ImportaOffertaHsds));
    return {
      puoModificare: redige,
      puoPubblicare: pubblica && stato === StatoPrestazione.BOZZA && mancanze(prestazione).length === 0,
      puoVerificare: redige && stato === StatoPrestazione.PUBBLICATA,
      puoRitirare: pubblica,
    };
  }
}
