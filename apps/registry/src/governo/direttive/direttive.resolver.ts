// SPDX-License-Identifier: AGPL-3.0-or-later
import { Azione, type GraphContext, type Pagina, PaginaArgs, paginate, UUID, azioneOfCommand } from '@ambito/subgraph';
import { Arg, Args, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import { puoDaCoordinatoreInCarica } from '../../personale/coordinatore/coordinatore-in-carica.ts';
import { AdottaDirettiva } from './adotta-direttiva.ts';
import { Direttiva, DirettivaConnection, PermessiDirettiva } from './direttiva.ts';
import { direttivaReference } from './direttiva.reference.ts';
import { RecepisciDirettiva } from './recepisci-direttiva.ts';
import { direttivaLeggi } from './direttive.azioni.ts';

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
      puoRecepire:
        recepitaIl === null && (await puoDaCoordinatoreInCarica(azioneOfCommand(RecepisciDirettiva), context)),
      puoRevocare: efficaceAl === null && context.ammette(azioneOfCommand(AdottaDirettiva)),
    };
  }
}
