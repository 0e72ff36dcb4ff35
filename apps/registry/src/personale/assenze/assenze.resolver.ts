// SPDX-License-Identifier: AGPL-3.0-or-later
import {
  Azione,
  emptyPage,
  type GraphContext,
  type OwnedList,
  type Pagina,
  PaginaArgs,
  paginateOwned,
  azioneOfCommand,
} from '@ambito/subgraph';
import { Args, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { Operatore } from '../operatori/operatore.ts';
import { operatoreReference } from '../operatori/operatore.reference.ts';
import { vedeRiservato } from '../operatori/vede-riservato.ts';
import { Assenza, AssenzaConnection, PermessiAssenza } from './assenza.ts';
import { RegistraAssenza } from './registra-assenza.ts';
import { operatoreLeggi } from '../operatori/operatori.azioni.ts';

const ASSENZE: OwnedList = {
  name: 'Operatore.assenze',
  owner: 'uuid',
  columns: `id, lower(periodo) AS dal, upper(periodo) - 1 AS al, sostituto_id AS "sostitutoId"`,
  from: 'assenza WHERE operatore_id = owner',
  order: [['lower(periodo)', 'date']],
  direction: 'DESC',
};

@Resolver(() => Operatore)
export class AssenzeResolver {
  @Azione(operatoreLeggi)
  @FieldResolver(() => AssenzaConnection, {
    description: 'Le assenze, dalla più recente: per il coordinatore e per l’operatore stesso; per altri, nessuna.',
  })
  async assenze(
    @Root() { id }: Operatore,
    @Args() pagina: PaginaArgs,
    @Ctx() context: GraphContext,
  ): Promise<Pagina<object>> {
    return (await vedeRiservato(context, id)) ? paginateOwned(context, ASSENZE, id, pagina) : emptyPage();
  }
}

@Resolver(() => Assenza)
export class AssenzaResolver {
  @Azione(operatoreLeggi)
  @FieldResolver(() => Operatore, { nullable: true, description: 'Chi lo sostituisce.' })
  sostituto(@Root() { sostitutoId }: { sostitutoId: string | null }, @Ctx() context: GraphContext) {
    return sostitutoId === null ? null : context.load(operatoreReference, 'id', sostitutoId);
  }

  @Azione(operatoreLeggi)
  @FieldResolver(() => PermessiAssenza, { description: 'Che cosa chi legge può farne.' })
  permessi(@Ctx() context: GraphContext): PermessiAssenza {
    return { puoModificare: context.ammette(azioneOfCommand(RegistraAssenza)) };
  }
}
