// SPDX-License-Identifier: AGPL-3.0-or-later
import {
  Azione,
  type GraphContext,
  type OwnedList,
  type Pagina,
  PaginaArgs,
  paginateOwned,
  UUID,
} from '@ambito/subgraph';
import { Arg, Args, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import { Persona } from '../persone/persona.ts';
import { personaReference } from '../persone/persona.reference.ts';
import { PresaInCaricoConnection } from '../prese-in-carico/presa-in-carico.ts';
import { presaInCaricoReference } from '../prese-in-carico/presa-in-carico.reference.ts';
import { Cartella } from './cartella.ts';
import { cartellaReference } from './cartella.reference.ts';
import { cartellaLeggi } from './cartelle.azioni.ts';
import { personaLeggi } from '../persone/persone.azioni.ts';
import { presaInCaricoLeggi } from '../prese-in-carico/prese-in-carico.azioni.ts';

/** In the Ambito $3. */
const PRESE_IN_CARICO: OwnedList = {
  name: 'Cartella.preseInCarico',
  owner: 'uuid',
  columns: 'id',
  from: 'presa_in_carico WHERE ambito_id = $3 AND cartella_id = owner',
  order: [
    ['richiesta_il', 'timestamptz'],
    ['id', 'uuid'],
  ],
  direction: 'DESC',
};

@Resolver(() => Cartella)
export class CartellaResolver {
  @Azione(cartellaLeggi)
  @Query(() => Cartella, { nullable: true, description: 'Una cartella, per chi può vederla.' })
  cartella(@Arg('id', () => UUID, { description: 'La cartella.' }) id: string, @Ctx() context: GraphContext) {
    return context.load(cartellaReference, 'id', id);
  }

  @Azione(personaLeggi)
  @FieldResolver(() => Persona, { nullable: true, description: 'La persona.' })
  persona(@Root() { personaId }: { personaId: string }, @Ctx() context: GraphContext) {
    return context.load(personaReference, 'id', personaId);
  }

  @Azione(presaInCaricoLeggi)
  @FieldResolver(() => PresaInCaricoConnection, { description: 'Le prese in carico, dalla più recente.' })
  preseInCarico(
    @Root() { id }: Cartella,
    @Args() pagina: PaginaArgs,
    @Ctx() context: GraphContext,
  ): Promise<Pagina<object>> {
    return paginateOwned<object, { id: string }>(context, PRESE_IN_CARICO, id, pagina, [context.ambitoId], (presa) =>
      context.load(presaInCaricoReference, 'id', presa.id),
    );
  }
}
