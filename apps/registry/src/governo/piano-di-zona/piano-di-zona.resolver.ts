// SPDX-License-Identifier: AGPL-3.0-or-later
import {
  Azione,
  type GraphContext,
  type OwnedList,
  type Pagina,
  PaginaArgs,
  paginateOwned,
  UUID,
  azioneOfCommand,
} from '@ambito/subgraph';
import { Arg, Args, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import { Ambito } from '../../ambito/ambiti/ambito.ts';
import { ambitoReference } from '../../ambito/ambiti/ambito.reference.ts';
import { puoDaCoordinatoreInCarica } from '../../personale/coordinatore/coordinatore-in-carica.ts';
import { approvabile, ApprovaPiano } from './approva-piano.ts';
import { EdizionePianoConnection } from './edizione.ts';
import { PermessiPiano, PianoDiZona, PianoDiZonaConnection } from './piano-di-zona.ts';
import { pianoDiZonaReference } from './piano-di-zona.reference.ts';
import { ambitoLeggi } from '../../ambito/ambiti/ambiti.azioni.ts';
import { pianoLeggi } from './piano-di-zona.azioni.ts';
import { StanziaLinea } from '../bilancio/stanzia-linea.ts';

const EDIZIONI: OwnedList = {
  name: 'PianoDiZona.edizioni',
  owner: 'uuid',
  columns: 'numero, approvata_il AS "approvataIl", atto, obiettivi, linee',
  from: 'edizione_piano WHERE piano_id = owner',
  order: [['numero', 'integer']],
  direction: 'DESC',
};

/** Those of another Ambito than $3 once they are approved. */
const PIANI_DI_ZONA: OwnedList = {
  name: 'Ambito.pianiDiZona',
  owner: 'uuid',
  columns: 'id',
  from: `piano_di_zona WHERE ambito_id = owner AND (stato <> 'BOZZA' OR ambito_id = $3)`,
  order: [['lower(periodo)', 'date']],
  direction: 'DESC',
};

@Resolver(() => PianoDiZona)
export class PianoDiZonaResolver {
  @Azione(pianoLeggi)
  @Query(() => PianoDiZona, { nullable: true, description: 'Un Piano di Zona: di chiunque se è stato approvato.' })
  pianoDiZona(@Arg('id', () => UUID, { description: 'Il Piano.' }) id: string, @Ctx() context: GraphContext) {
    return context.load(pianoDiZonaReference, 'id', id);
  }

  @Azione(ambitoLeggi)
  @FieldResolver(() => Ambito, { description: "L'Ambito." })
  ambito(@Root() { ambitoId }: { ambitoId: string }, @Ctx() context: GraphContext) {
    return context.load(ambitoReference, 'id', ambitoId);
  }

  @Azione(pianoLeggi)
  @FieldResolver(() => EdizionePianoConnection, {
    description: 'Le edizioni approvate, dalla più recente: la prima è quella che vale.',
  })
  edizioni(
    @Root() { id }: PianoDiZona,
    @Args() pagina: PaginaArgs,
    @Ctx() context: GraphContext,
  ): Promise<Pagina<object>> {
    return paginateOwned(context, EDIZIONI, id, pagina);
  }

  @Azione(pianoLeggi)
  @FieldResolver(() => PermessiPiano, { description: 'Che cosa chi legge può farne.' })
  async permessi(
    @Root() { id, ambitoId }: PianoDiZona & { ambitoId: string },
    @Ctx() context: GraphContext,
  ): Promise<PermessiPiano> {
    const proprio = ambitoId === context.ambitoId;
    return {
      puoModificare: proprio && (await puoDaCoordinatoreInCarica(azioneOfCommand(StanziaLinea), context)),
      puoApprovare: proprio && context.ammette(azioneOfCommand(ApprovaPiano)) && (await approvabile(id, context)),
    };
  }
}

@Resolver(() => Ambito)
export class PianiDellAmbitoResolver {
  @Azione(pianoLeggi)
  @FieldResolver(() => PianoDiZonaConnection, {
    description: 'I Piani di Zona, dal più recente; in bozza solo del proprio Ambito.',
  })
  pianiDiZona(
    @Root() { id }: Ambito,
    @Args() pagina: PaginaArgs,
    @Ctx() context: GraphContext,
  ): Promise<Pagina<object>> {
    return paginateOwned<object, { id: string }>(context, PIANI_DI_ZONA, id, pagina, [context.ambitoId], (piano) =>
      context.load(pianoDiZonaReference, 'id', piano.id),
    );
  }
}
