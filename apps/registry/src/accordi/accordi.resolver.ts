// SPDX-License-Identifier: AGPL-3.0-or-later
import { ChiaveIdempotenza, PaginaArgs, paginate, type GraphContext, type Pagina } from '@ambito/subgraph';
import { Arg, Args, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';
import { Ambito } from '../ambiti/ambito.ts';
import { ambitoReference } from '../ambiti/ambito.reference.ts';
import { Azione } from '../azioni.ts';
import { Accordo, AccordoConnection, PermessiAccordo } from './accordo.ts';
import { accordoReference } from './accordo.reference.ts';
import { registraAccordo, RegistraAccordoInput } from './registra-accordo.ts';
import { stabilisciTermineAccordo, StabilisciTermineAccordoInput } from './stabilisci-termine-accordo.ts';

type AccordoRow = Accordo & { ambitoId: string };

@Resolver(() => Accordo)
export class AccordoResolver {
  @Azione('accordo.leggi')
  @Query(() => Accordo, { nullable: true, description: 'Un accordo.' })
  accordo(@Arg('id', () => ID, { description: "L'accordo." }) id: string, @Ctx() context: GraphContext) {
    return context.load(accordoReference, 'id', id);
  }

  @Azione('accordo.leggi')
  @Query(() => AccordoConnection, { description: 'Gli accordi di un Ambito, dal più recente.' })
  accordi(
    @Arg('ambitoId', () => ID, { description: "L'Ambito." }) ambitoId: string,
    @Args() pagina: PaginaArgs,
    @Ctx() context: GraphContext,
  ): Promise<Pagina<object>> {
    return paginate<{ sottoscritto: string; id: string }, object>(
      pagina,
      ['sottoscritto', 'id'],
      (after, limit) =>
        context.lettura.query(
          `SELECT sottoscritto_il AS sottoscritto, id FROM accordo
           WHERE ambito_id = $1 AND ($2::date IS NULL OR (sottoscritto_il, id) < ($2, $3::uuid))
           ORDER BY sottoscritto_il DESC, id DESC LIMIT $4`,
          [ambitoId, ...(after ?? [null, null]), limit],
        ),
      ({ id }) => context.load(accordoReference, 'id', id),
    );
  }

  @Azione('ambito.leggi')
  @FieldResolver(() => Ambito, { description: "L'Ambito." })
  ambito(@Root() { ambitoId }: AccordoRow, @Ctx() context: GraphContext) {
    return context.load(ambitoReference, 'id', ambitoId);
  }

  @Azione('accordo.leggi')
  @FieldResolver(() => PermessiAccordo, { description: 'Che cosa chi legge può farne.' })
  permessi(@Root() { ambitoId }: AccordoRow, @Ctx() context: GraphContext): PermessiAccordo {
    return { puoStabilireTermine: ambitoId === context.ambitoId && context.ammette('accordo.registra') };
  }

  @Azione('accordo.registra')
  @Mutation(() => Accordo, { description: 'Registra un accordo sottoscritto (art. 2 c. 5 f e o).' })
  async registraAccordo(
    @Arg('input', { description: "L'accordo." }) input: RegistraAccordoInput,
    @ChiaveIdempotenza() chiave: string | undefined,
    @Ctx() context: GraphContext,
  ) {
    const id = await context.write((unit) => registraAccordo(unit, input), { key: chiave, arguments: input });
    return context.load(accordoReference, 'id', id);
  }

  @Azione('accordo.registra')
  @Mutation(() => Accordo, { description: 'Proroga un accordo, lo anticipa o stabilisce che non si rinnova.' })
  async stabilisciTermineAccordo(
    @Arg('input', { description: 'Il termine.' }) input: StabilisciTermineAccordoInput,
    @ChiaveIdempotenza() chiave: string | undefined,
    @Ctx() context: GraphContext,
  ) {
    const id = await context.write((unit) => stabilisciTermineAccordo(unit, input), { key: chiave, arguments: input });
    return context.load(accordoReference, 'id', id);
  }
}
