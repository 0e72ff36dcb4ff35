// SPDX-License-Identifier: AGPL-3.0-or-later
import {
  Azione,
  LoadField,
  type GraphContext,
  type OwnedList,
  type Pagina,
  PaginaArgs,
  paginate,
  paginateOwned,
  UUID,
} from '@ambito/subgraph';
import { Arg, Args, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import { Operatore, Sede } from '../anagrafe/citazioni.ts';
import { Contatto, type ContattoRow } from '../contatti/contatto.ts';
import { Cartella } from '../cartelle/cartella.ts';
import { cartellaReference } from '../cartelle/cartella.reference.ts';
import { ProgettoPersonalizzatoConnection } from '../progetti/progetto.ts';
import { progettoReference } from '../progetti/progetto.reference.ts';
import { casiVisibili } from './casi-visibili.ts';
import { permessiDi, type CasoLetto } from './permessi.ts';
import { Dimissione, PermessiPresaInCarico, PresaInCarico, PresaInCaricoConnection } from './presa-in-carico.ts';
import { presaInCaricoReference } from './presa-in-carico.reference.ts';
import { StatoPresaInCarico } from './stati.ts';
import { cartellaLeggi } from '../cartelle/cartelle.azioni.ts';
import { dimissioneLeggi, presaInCaricoLeggi } from './prese-in-carico.azioni.ts';
import { progettoLeggi } from '../progetti/progetti.azioni.ts';

interface PresaInCaricoRow extends PresaInCarico, CasoLetto {
  cartellaId: string;
  sedeId: string;
  caseManagerId: string | null;
}

/** In the Ambito $3. */
const PROGETTI: OwnedList = {
  name: 'PresaInCarico.progetti',
  owner: 'uuid',
  columns: 'id',
  from: 'progetto WHERE ambito_id = $3 AND presa_in_carico_id = owner',
  order: [
    ['redatto_il', 'timestamptz'],
    ['id', 'uuid'],
  ],
  direction: 'DESC',
};

@Resolver(() => PresaInCarico)
export class PresaInCaricoResolver {
  @Azione(presaInCaricoLeggi)
  @Query(() => PresaInCarico, { nullable: true, description: 'Una presa in carico, per chi può vederla.' })
  presaInCarico(
    @Arg('id', () => UUID, { description: 'La presa in carico.' }) id: string,
    @Ctx() context: GraphContext,
  ) {
    return context.load(presaInCaricoReference, 'id', id);
  }

  @Azione(presaInCaricoLeggi)
  @Query(() => PresaInCaricoConnection, {
    description:
      'Le prese in carico in uno stato che chi legge può vedere, dalla più vecchia: quelle RICHIESTA sono da assegnare.',
  })
  preseInCarico(
    @Arg('stato', () => StatoPresaInCarico, { description: 'Lo stato.' }) stato: StatoPresaInCarico,
    @Args() pagina: PaginaArgs,
    @Ctx() context: GraphContext,
  ): Promise<Pagina<object>> {
    const { where, parameters } = casiVisibili(context, 'p', 5);
    return paginate<{ istante: string; id: string }, object>(
      pagina,
      ['istante', 'id'],
      (after, limit) =>
        context.lettura.query(
          `SELECT richiesta_il::text AS istante, id FROM presa_in_carico p
           WHERE ambito_id = $1 AND stato = $2 AND ($3::timestamptz IS NULL OR (richiesta_il, id) > ($3, $4::uuid)) AND ${where}
           ORDER BY richiesta_il, id LIMIT $5`,
          [context.ambitoId, stato, ...(after ?? [null, null]), limit, ...parameters],
        ),
      ({ id }) => context.load(presaInCaricoReference, 'id', id),
    );
  }

  @Azione(cartellaLeggi)
  @FieldResolver(() => Cartella, { nullable: true, description: 'La cartella della persona.' })
  cartella(@Root() { cartellaId }: PresaInCaricoRow, @Ctx() context: GraphContext) {
    return context.load(cartellaReference, 'id', cartellaId);
  }

  @Azione(presaInCaricoLeggi)
  @FieldResolver(() => Sede, { description: 'La sede che l’ha chiesta.' })
  sede(@Root() { sedeId }: PresaInCaricoRow) {
    return { id: sedeId };
  }

  @Azione(presaInCaricoLeggi)
  @FieldResolver(() => Operatore, {
    nullable: true,
    description: 'Il case manager, da quando è assegnata e finché è aperta.',
  })
  caseManager(@Root() { caseManagerId }: PresaInCaricoRow) {
    return caseManagerId === null ? null : { id: caseManagerId };
  }

  @Azione(progettoLeggi)
  @FieldResolver(() => ProgettoPersonalizzatoConnection, {
    description: 'I progetti personalizzati, dal più recente.',
  })
  progetti(
    @Root() { id }: PresaInCarico,
    @Args() pagina: PaginaArgs,
    @Ctx() context: GraphContext,
  ): Promise<Pagina<object>> {
    return paginateOwned<object, { id: string }>(context, PROGETTI, id, pagina, [context.ambitoId], (progetto) =>
      context.load(progettoReference, 'id', progetto.id),
    );
  }

  @Azione(dimissioneLeggi)
  @FieldResolver(() => Dimissione, { nullable: true, description: 'La dimissione, se conclusa.' })
  async dimissione(@Root() { id }: PresaInCarico, @Ctx() context: GraphContext) {
    const [dimissione] = await context.loadMany<Dimissione & { owner: string; [column: string]: unknown }>(
      'PresaInCarico.dimissione',
      id,
      ({ query, ambitoId }, ids) =>
        query(
          `SELECT presa_in_carico_id AS owner, data, motivo, valutazione, soddisfazione, prossimo_contatto AS "prossimoContatto"
         FROM dimissione WHERE ambito_id = $1 AND presa_in_carico_id = ANY ($2::uuid[])`,
          [ambitoId, ids],
        ),
    );
    return dimissione ?? null;
  }

  @Azione(presaInCaricoLeggi)
  @FieldResolver(() => PermessiPresaInCarico, { description: 'Che cosa chi legge può farne.' })
  permessi(@Root() presa: PresaInCaricoRow, @Ctx() context: GraphContext): Promise<PermessiPresaInCarico> {
    return permessiDi(presa, context);
  }
}

@Resolver(() => Contatto)
export class PresaInCaricoDelContattoResolver {
  @LoadField(() => PresaInCarico, presaInCaricoReference, {
    nullable: true,
    description: 'La presa in carico chiesta con questo contatto.',
  })
  presaInCarico(@Root() { presaInCaricoId }: ContattoRow): string | null {
    return presaInCaricoId;
  }
}
