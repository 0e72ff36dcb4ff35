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
import { Comune } from '../../ambito/comuni/comune.ts';
import { comuneReference } from '../../ambito/comuni/comune.reference.ts';
import { puoCessareEnte } from './cessa-ente.ts';
import { Competenza, Ente, EnteConnection, PermessiEnte } from './ente.ts';
import { enteReference } from './ente.reference.ts';
import { NaturaEnte } from './natura-ente.ts';
import { puoCurare, type EnteRow } from './load-ente.ts';
import { RegistraEnte } from './registra-ente.ts';
import { comuneLeggi } from '../../ambito/comuni/comuni.azioni.ts';
import { enteLeggi } from './enti.azioni.ts';
import { AccreditaEnte } from '../accreditamenti/accredita-ente.ts';

@Resolver(() => Ente)
export class EnteResolver {
  @Azione(enteLeggi)
  @Query(() => Ente, { nullable: true, description: 'Un ente, dal suo identificativo.' })
  ente(@Arg('id', () => UUID, { description: "L'ente." }) id: string, @Ctx() context: GraphContext) {
    return context.load(enteReference, 'id', id);
  }

  @Azione(enteLeggi)
  @Query(() => EnteConnection, {
    description: 'Gli enti con cui un Ambito collabora, anche cessati, per denominazione.',
  })
  enti(
    @Arg('ambitoId', () => UUID, { description: "L'Ambito." }) ambitoId: string,
    @Arg('natura', () => NaturaEnte, { nullable: true, description: 'Solo gli enti di questa natura.' })
    natura: NaturaEnte | undefined,
    @Args() pagina: PaginaArgs,
    @Ctx() context: GraphContext,
  ): Promise<Pagina<object>> {
    return paginate<{ denominazione: string; id: string }, object>(
      pagina,
      ['denominazione', 'id'],
      (after, limit) =>
        context.lettura.query(
          `SELECT denominazione, id FROM ente
           WHERE ambito_id = $1 AND ($2::text IS NULL OR natura = $2) AND ($3::text IS NULL OR (denominazione, id) > ($3, $4::uuid))
           ORDER BY denominazione, id LIMIT $5`,
          [ambitoId, natura ?? null, ...(after ?? [null, null]), limit],
        ),
      ({ id }) => context.load(enteReference, 'id', id),
    );
  }

  @Azione(enteLeggi)
  @AtMost(3) // one for each TipoCompetenza
  @FieldResolver(() => [Competenza], { description: 'Le richieste per cui è competente, al presente (art. 2 c. 8 e).' })
  competenze(@Root() { id }: Ente, @Ctx() context: GraphContext): Promise<object[]> {
    return context.loadMany('Ente.competenze', id, ({ query }, ids) =>
      query(
        'SELECT ente_id AS owner, tipo, aree, prestazioni FROM ente_competenza WHERE ente_id = ANY ($1::uuid[]) ORDER BY tipo',
        [ids],
      ),
    );
  }

  @Azione(comuneLeggi)
  @AtMost(500)
  @FieldResolver(() => [Comune], { description: "I Comuni in cui opera, al presente; nessuno: tutto l'Ambito." })
  async comuni(@Root() { id }: Ente, @Ctx() context: GraphContext) {
    const comuni = await context.loadMany<{ owner: string; codice: string }>('Ente.comuni', id, ({ query }, ids) =>
      query(
        `SELECT ente_id AS owner, codice_istat AS codice FROM ente_comune JOIN comune USING (codice_istat)
         WHERE ente_id = ANY ($1::uuid[]) ORDER BY nome`,
        [ids],
      ),
    );
    return Promise.all(comuni.map(({ codice }) => context.load(comuneReference, 'codiceIstat', codice)));
  }

  @Azione(enteLeggi)
  @FieldResolver(() => PermessiEnte, { description: 'Che cosa chi legge può farne.' })
  async permessi(@Root() ente: EnteRow, @Ctx() context: GraphContext): Promise<PermessiEnte> {
    const puoModificare = puoCurare(azioneOfCommand(RegistraEnte), ente, context);
    return {
      puoModificare,
      puoAccreditare: puoCurare(azioneOfCommand(AccreditaEnte), ente, context),
      puoCessare: puoModificare && (await puoCessareEnte(ente, context)),
    };
  }
}
