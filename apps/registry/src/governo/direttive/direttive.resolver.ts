// SPDX-License-Identifier: AGPL-3.0-or-later
import {
  Azione,
  ChiaveIdempotenza,
  type GraphContext,
  type Pagina,
  PaginaArgs,
  paginate,
  UUID,
} from '@ambito/subgraph';
import { Arg, Args, Ctx, FieldResolver, Mutation, Query, Resolver, Root } from 'type-graphql';
import { puoDaCoordinatoreInCarica } from '../../personale/coordinatore/coordinatore-in-carica.ts';
import { adottaDirettiva, AdottaDirettivaInput } from './adotta-direttiva.ts';
import { Direttiva, DirettivaConnection, PermessiDirettiva } from './direttiva.ts';
import { direttivaReference } from './direttiva.reference.ts';
import { recepisciDirettiva, RecepisciDirettivaInput } from './recepisci-direttiva.ts';
import { revocaDirettiva, RevocaDirettivaInput } from './revoca-direttiva.ts';
import { direttivaAdotta, direttivaLeggi, direttivaRecepisci } from './direttive.azioni.ts';

@Resolver(() => Direttiva)
export class DirettivaResolver {
  @Azione(direttivaLeggi)
  @Query(() => Direttiva, { nullable: true, description: "Una direttiva dell'Ambito." })
  direttiva(@Arg('id', () => UUID, { description: 'La direttiva.' }) id: string, @Ctx() context: GraphContext) {
    return context.load(direttivaReference, 'id', id);
  }

  @Azione(direttivaLeggi)
  @Query(() => DirettivaConnection, { description: "Le direttive dell'Ambito, dalla più recente." })
  direttive(@Args() pagina: PaginaArgs, @Ctx() context: GraphContext): Promise<Pagina<object>> {
    return paginate<{ adottata: string; id: string }, object>(
      pagina,
      ['adottata', 'id'],
      (after, limit) =>
        context.lettura.query(
          `SELECT adottata_il AS adottata, id FROM direttiva
           WHERE ambito_id = $1 AND ($2::date IS NULL OR (adottata_il, id) < ($2, $3::uuid))
           ORDER BY adottata_il DESC, id DESC LIMIT $4`,
          [context.ambitoId, ...(after ?? [null, null]), limit],
        ),
      ({ id }) => context.load(direttivaReference, 'id', id),
    );
  }

  @Azione(direttivaLeggi)
  @FieldResolver(() => PermessiDirettiva, { description: 'Che cosa chi legge può farne.' })
  async permessi(
    @Root() { recepitaIl, efficaceAl }: Direttiva,
    @Ctx() context: GraphContext,
  ): Promise<PermessiDirettiva> {
    return {
      puoRecepire: recepitaIl === null && (await puoDaCoordinatoreInCarica(direttivaRecepisci, context)),
      puoRevocare: efficaceAl === null && context.ammette(direttivaAdotta),
    };
  }

  @Azione(direttivaAdotta)
  @Mutation(() => Direttiva, { description: 'Registra una direttiva del Coordinamento Istituzionale (art. 7 c. 2).' })
  async adottaDirettiva(
    @Arg('input', { description: 'La direttiva.' }) input: AdottaDirettivaInput,
    @ChiaveIdempotenza() chiave: string | undefined,
    @Ctx() context: GraphContext,
  ) {
    const id = await context.write((unit) => adottaDirettiva(unit, input), { key: chiave, arguments: input });
    return context.load(direttivaReference, 'id', id);
  }

  @Azione(direttivaAdotta)
  @Mutation(() => Direttiva, { description: 'Fa cessare una direttiva.' })
  async revocaDirettiva(
    @Arg('input', { description: 'La revoca.' }) input: RevocaDirettivaInput,
    @ChiaveIdempotenza() chiave: string | undefined,
    @Ctx() context: GraphContext,
  ) {
    const id = await context.write((unit) => revocaDirettiva(unit, input), { key: chiave, arguments: input });
    return context.load(direttivaReference, 'id', id);
  }

  @Azione(direttivaRecepisci)
  @Mutation(() => Direttiva, { description: 'Il coordinatore recepisce una direttiva (art. 7 c. 2).' })
  async recepisciDirettiva(
    @Arg('input', { description: 'La direttiva.' }) input: RecepisciDirettivaInput,
    @ChiaveIdempotenza() chiave: string | undefined,
    @Ctx() context: GraphContext,
  ) {
    const id = await context.write((unit) => recepisciDirettiva(unit, input), { key: chiave, arguments: input });
    return context.load(direttivaReference, 'id', id);
  }
}
