// SPDX-License-Identifier: AGPL-3.0-or-later
import { giornoRoma } from '@ambito/orari';
import {
  Azione,
  PaginaArgs,
  paginate,
  paginateOwned,
  type GraphContext,
  type OwnedList,
  type Pagina,
} from '@ambito/subgraph';
import { Args, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import { Contatto } from '../contatti/contatto.ts';
import { PresaInCarico } from '../prese-in-carico/presa-in-carico.ts';
import { TrasmissioneConnection } from './trasmissione.ts';
import { trasmissioneReference } from './trasmissione.reference.ts';
import { trasmissioneLeggi, trasmissioneLeggiInRitardo } from './trasmissioni.azioni.ts';

/** In the Ambito $3; what is not the reader's to see is left out by the reference. */
const di = (name: string, colonna: 'contatto_id' | 'presa_in_carico_id'): OwnedList => ({
  name,
  owner: 'uuid',
  columns: 'id',
  from: `trasmissione WHERE ambito_id = $3 AND ${colonna} = owner`,
  order: [['id', 'uuid']],
  direction: 'ASC',
});
const DEL_CONTATTO = di('Contatto.trasmissioni', 'contatto_id');
const DEL_CASO = di('PresaInCarico.trasmissioni', 'presa_in_carico_id');

@Resolver(() => Contatto)
export class TrasmissioniDelContattoResolver {
  @Azione(trasmissioneLeggi)
  @FieldResolver(() => TrasmissioneConnection, { description: 'Le richieste trasmesse da qui, dalla prima.' })
  trasmissioni(@Root() { id }: Contatto, @Args() pagina: PaginaArgs, @Ctx() context: GraphContext) {
    return paginaDi(context, DEL_CONTATTO, id, pagina);
  }
}

@Resolver(() => PresaInCarico)
export class TrasmissioniDelCasoResolver {
  @Azione(trasmissioneLeggi)
  @FieldResolver(() => TrasmissioneConnection, {
    description: 'Le richieste trasmesse dal case manager, dalla prima.',
  })
  trasmissioni(@Root() { id }: PresaInCarico, @Args() pagina: PaginaArgs, @Ctx() context: GraphContext) {
    return paginaDi(context, DEL_CASO, id, pagina);
  }
}

@Resolver()
export class TrasmissioniInRitardoResolver {
  @Azione(trasmissioneLeggiInRitardo)
  @Query(() => TrasmissioneConnection, {
    description:
      'Le trasmissioni senza esito oltre il termine, da quella che attende da più tempo (art. 2 c. 8 e, art. 7 c. 1).',
  })
  trasmissioniInRitardo(@Args() pagina: PaginaArgs, @Ctx() context: GraphContext): Promise<Pagina<object>> {
    return paginate<{ entro: string; id: string }, object>(
      pagina,
      ['entro', 'id'],
      (after, limit) =>
        context.lettura.query(
          `SELECT entro, id FROM trasmissione
           WHERE ambito_id = $1 AND stato IN ('TRASMESSA', 'PRESA_VISIONE') AND entro < $5::date
             AND ($2::date IS NULL OR (entro, id) > ($2, $3::uuid))
           ORDER BY entro, id LIMIT $4`,
          [context.ambitoId, ...(after ?? [null, null]), limit, giornoRoma(context.adesso)],
        ),
      ({ id }) => context.load(trasmissioneReference, 'id', id),
    );
  }
}

function paginaDi(context: GraphContext, elenco: OwnedList, id: string, pagina: PaginaArgs): Promise<Pagina<object>> {
  return paginateOwned<object, { id: string }>(context, elenco, id, pagina, [context.ambitoId], (trasmissione) =>
    context.load(trasmissioneReference, 'id', trasmissione.id),
  );
}
