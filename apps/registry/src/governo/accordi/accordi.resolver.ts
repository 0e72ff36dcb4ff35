// SPDX-License-Identifier: AGPL-3.0-or-later
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
import { Ambito } from '../../ambito/ambiti/ambito.ts';
import { ambitoReference } from '../../ambito/ambiti/ambito.reference.ts';
import { Comune } from '../../ambito/comuni/comune.ts';
import { comuneReference } from '../../ambito/comuni/comune.reference.ts';
import { puoDaCoordinatoreInCarica } from '../../personale/coordinatore/coordinatore-in-carica.ts';
import { Ente } from '../../offerta/enti/ente.ts';
import { enteReference } from '../../offerta/enti/ente.reference.ts';
import { Accordo, AccordoConnection, ContraenteAccordo, PermessiAccordo } from './accordo.ts';
import { accordoReference } from './accordo.reference.ts';
import { RegistraAccordo } from './registra-accordo.ts';
import { ambitoLeggi } from '../../ambito/ambiti/ambiti.azioni.ts';
import { comuneLeggi } from '../../ambito/comuni/comuni.azioni.ts';
import { accordoLeggi } from './accordi.azioni.ts';
import { enteLeggi } from '../../offerta/enti/enti.azioni.ts';

type AccordoRow = Accordo & { ambitoId: string };

@Resolver(() => Accordo)
export class AccordoResolver {
  @Azione(accordoLeggi)
  @Query(() => Accordo, { nullable: true, description: 'Un accordo.' })
  accordo(@Arg('id', () => UUID, { description: "L'accordo." }) id: string, @Ctx() context: GraphContext) {
    return context.load(accordoReference, 'id', id);
  }

  @Azione(accordoLeggi)
  @Query(() => AccordoConnection, { description: 'Gli accordi di un Ambito, dal più recente.' })
  accordi(
    @Arg('ambitoId', () => UUID, { description: "L'Ambito." }) ambitoId: string,
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

  @Azione(ambitoLeggi)
  @FieldResolver(() => Ambito, { description: "L'Ambito." })
  ambito(@Root() { ambitoId }: AccordoRow, @Ctx() context: GraphContext) {
    return context.load(ambitoReference, 'id', ambitoId);
  }

  @Azione(accordoLeggi)
  @AtMost(550) // enti and Comuni of the agreement
  @FieldResolver(() => [ContraenteAccordo], {
    description: "Le parti, oltre all'Ambito, con ciò che il registro ne sa.",
  })
  contraenti(@Root() { id }: AccordoRow, @Ctx() context: GraphContext): Promise<object[]> {
    return context.loadMany('Accordo.contraenti', id, ({ query }, ids) =>
      query(
        `SELECT accordo_id AS owner, nome, ente_id AS "enteId", codice_istat AS "codiceIstat"
         FROM accordo_parte WHERE accordo_id = ANY ($1::uuid[]) ORDER BY accordo_id, ordine`,
        [ids],
      ),
    );
  }

  @Azione(accordoLeggi)
  @FieldResolver(() => PermessiAccordo, { description: 'Che cosa chi legge può farne.' })
  async permessi(@Root() { ambitoId }: AccordoRow, @Ctx() context: GraphContext): Promise<PermessiAccordo> {
    return {
      puoStabilireTermine:
        ambitoId === context.ambitoId && (await puoDaCoordinatoreInCarica(azioneOfCommand(RegistraAccordo), context)),
    };
  }
}

@Resolver(() => ContraenteAccordo)
export class ContraenteAccordoResolver {
  @Azione(enteLeggi)
  @FieldResolver(() => Ente, { nullable: true, description: "L'ente, se è uno del registro." })
  ente(@Root() { enteId }: { enteId: string | null }, @Ctx() context: GraphContext) {
    return enteId === null ? null : context.load(enteReference, 'id', enteId);
  }

  @Azione(comuneLeggi)
  @FieldResolver(() => Comune, { nullable: true, description: 'Il Comune, se è uno degli associati.' })
  comune(@Root() { codiceIstat }: { codiceIstat: string | null }, @Ctx() context: GraphContext) {
    return codiceIstat === null ? null : context.load(comuneReference, 'codiceIstat', codiceIstat);
  }
}
