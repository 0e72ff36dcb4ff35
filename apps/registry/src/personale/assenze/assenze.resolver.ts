// SPDX-License-Identifier: AGPL-3.0-or-later
import {
  Azione,
  ChiaveIdempotenza,
  emptyPage,
  type GraphContext,
  type OwnedList,
  type Pagina,
  PaginaArgs,
  paginateOwned,
} from '@ambito/subgraph';
import { Arg, Args, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import { Operatore } from '../operatori/operatore.ts';
import { operatoreReference } from '../operatori/operatore.reference.ts';
import { vedeRiservato } from '../operatori/vede-riservato.ts';
import { Assenza, AssenzaConnection, PermessiAssenza } from './assenza.ts';
import { annullaAssenza, AnnullaAssenzaInput, modificaAssenza, ModificaAssenzaInput } from './modifica-assenza.ts';
import { registraAssenza, RegistraAssenzaInput } from './registra-assenza.ts';
import { assenzaRegistra } from './assenze.azioni.ts';
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

  @Azione(assenzaRegistra)
  @Mutation(() => Operatore, { description: "Registra un'assenza di un operatore, con chi lo sostituisce (art. 8)." })
  async registraAssenza(
    @Arg('input', { description: "L'assenza." }) input: RegistraAssenzaInput,
    @ChiaveIdempotenza() chiave: string | undefined,
    @Ctx() context: GraphContext,
  ) {
    const id = await context.write((unit) => registraAssenza(unit, input), { key: chiave, arguments: input });
    return context.load(operatoreReference, 'id', id);
  }

  @Azione(assenzaRegistra)
  @Mutation(() => Operatore, { description: "Cambia i giorni o il sostituto di un'assenza (art. 8)." })
  async modificaAssenza(
    @Arg('input', { description: "L'assenza, come deve essere." }) input: ModificaAssenzaInput,
    @ChiaveIdempotenza() chiave: string | undefined,
    @Ctx() context: GraphContext,
  ) {
    const id = await context.write((unit) => modificaAssenza(unit, input), { key: chiave, arguments: input });
    return context.load(operatoreReference, 'id', id);
  }

  @Azione(assenzaRegistra)
  @Mutation(() => Operatore, { description: "Toglie un'assenza che non c'è." })
  async annullaAssenza(
    @Arg('input', { description: "L'assenza." }) input: AnnullaAssenzaInput,
    @ChiaveIdempotenza() chiave: string | undefined,
    @Ctx() context: GraphContext,
  ) {
    const id = await context.write((unit) => annullaAssenza(unit, input), { key: chiave, arguments: input });
    return context.load(operatoreReference, 'id', id);
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
    return { puoModificare: context.ammette(assenzaRegistra) };
  }
}
