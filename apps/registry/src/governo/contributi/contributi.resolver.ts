// SPDX-License-Identifier: AGPL-3.0-or-later
import {
  Azione,
  type GraphContext,
  type OwnedList,
  type Pagina,
  PaginaArgs,
  paginate,
  paginateOwned,
  UUID,
  azioneOfCommand,
} from '@ambito/subgraph';
import { Arg, Args, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import { puoDaCoordinatoreInCarica } from '../../personale/coordinatore/coordinatore-in-carica.ts';
import { ObiettivoDiPiano } from '../obiettivi/obiettivo-di-piano.ts';
import { obiettivoReference } from '../obiettivi/obiettivo.reference.ts';
import { Operatore } from '../../personale/operatori/operatore.ts';
import { operatoreReference } from '../../personale/operatori/operatore.reference.ts';
import { ContributoAllaProgrammazione, ContributoConnection, PermessiContributo } from './contributo.ts';
import { contributoReference } from './contributo.reference.ts';
import { RispondiContributo } from './rispondi-contributo.ts';
import { contributoLeggi } from './contributi.azioni.ts';
import { pianoLavora } from '../piano-di-zona/piano-di-zona.azioni.ts';
import { operatoreLeggi } from '../../personale/operatori/operatori.azioni.ts';

const CONTRIBUTI_DELL_OBIETTIVO: OwnedList = {
  name: 'ObiettivoDiPiano.contributi',
  owner: 'uuid',
  columns: 'id',
  from: 'contributo WHERE obiettivo_id = owner',
  order: [
    ['presentato_il', 'timestamptz'],
    ['id', 'uuid'],
  ],
  direction: 'ASC',
};

@Resolver(() => ContributoAllaProgrammazione)
export class ContributoResolver {
  @Azione(contributoLeggi)
  @Query(() => ContributoAllaProgrammazione, { nullable: true, description: 'Un contributo alla programmazione.' })
  contributo(@Arg('id', () => UUID, { description: 'Il contributo.' }) id: string, @Ctx() context: GraphContext) {
    return context.load(contributoReference, 'id', id);
  }

  @Azione(contributoLeggi)
  @Query(() => ContributoConnection, { description: "I contributi alla programmazione dell'Ambito, dal più recente." })
  contributi(@Args() pagina: PaginaArgs, @Ctx() context: GraphContext): Promise<Pagina<object>> {
    return paginate<{ presentato: string; id: string }, object>(
      pagina,
      ['presentato', 'id'],
      (after, limit) =>
        context.lettura.query(
          `SELECT presentato_il::text AS presentato, id FROM contributo
           WHERE ambito_id = $1 AND ($2::timestamptz IS NULL OR (presentato_il, id) < ($2, $3::uuid))
           ORDER BY presentato_il DESC, id DESC LIMIT $4`,
          [context.ambitoId, ...(after ?? [null, null]), limit],
        ),
      ({ id }) => context.load(contributoReference, 'id', id),
    );
  }

  @Azione(operatoreLeggi)
  @FieldResolver(() => Operatore, {
    nullable: true,
    description: 'Chi lo ha presentato, se è un operatore registrato.',
  })
  presentatoDa(@Root() { operatoreId }: { operatoreId: string | null }, @Ctx() context: GraphContext) {
    return operatoreId === null ? null : context.load(operatoreReference, 'id', operatoreId);
  }

  @Azione(pianoLavora)
  @FieldResolver(() => ObiettivoDiPiano, { nullable: true, description: "L'obiettivo a cui ha portato." })
  obiettivo(@Root() { obiettivoId }: { obiettivoId: string | null }, @Ctx() context: GraphContext) {
    return obiettivoId === null ? null : context.load(obiettivoReference, 'id', obiettivoId);
  }

  @Azione(contributoLeggi)
  @FieldResolver(() => PermessiContributo, { description: 'Che cosa chi legge può farne.' })
  async permessi(
    @Root() { esito }: ContributoAllaProgrammazione,
    @Ctx() context: GraphContext,
  ): Promise<PermessiContributo> {
    return {
      puoRispondere: esito === null && (await puoDaCoordinatoreInCarica(azioneOfCommand(RispondiContributo), context)),
    };
  }
}

@Resolver(() => ObiettivoDiPiano)
export class ContributiDellObiettivoResolver {
  @Azione(contributoLeggi)
  @FieldResolver(() => ContributoConnection, { description: 'I contributi che vi hanno portato, dal primo.' })
  contributi(
    @Root() { id }: ObiettivoDiPiano,
    @Args() pagina: PaginaArgs,
    @Ctx() context: GraphContext,
  ): Promise<Pagina<object>> {
    return paginateOwned<object, { id: string }>(context, CONTRIBUTI_DELL_OBIETTIVO, id, pagina, [], (contributo) =>
      context.load(contributoReference, 'id', contributo.id),
    );
  }
}
