// SPDX-License-Identifier: AGPL-3.0-or-later
import {
  Azione,
  type GraphContext,
  type OwnedList,
  type Pagina,
  PaginaArgs,
  paginate,
  paginateOwned,
} from '@ambito/subgraph';
import { Args, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import { Operatore } from '../anagrafe/citazioni.ts';
import {
  PresaInCarico,
  PresaInCaricoConnection,
  Responsabilita,
  ResponsabilitaConnection,
  Urgenza,
} from './presa-in-carico.ts';
import { presaInCaricoReference } from './presa-in-carico.reference.ts';
import { presaInCaricoAssegna, presaInCaricoLeggi } from './prese-in-carico.azioni.ts';

interface ConUrgenza {
  readonly urgenzaMotivo: string | null;
  readonly urgenzaEntro: string;
  readonly urgenzaRegolarizzataIl: Date | null;
}

/** In the Ambito $3. */
const RESPONSABILITA: OwnedList = {
  name: 'PresaInCarico.responsabilita',
  owner: 'uuid',
  columns: 'operatore_id AS "operatoreId", natura, nota, lower(periodo) AS dalle, upper(periodo) AS alle',
  from: 'responsabilita WHERE ambito_id = $3 AND presa_in_carico_id = owner',
  order: [['lower(periodo)', 'timestamptz']],
  direction: 'ASC',
};

@Resolver(() => PresaInCarico)
export class ResponsabilitaDelCasoResolver {
  @Azione(presaInCaricoAssegna)
  @Query(() => PresaInCaricoConnection, {
    description: 'I casi aperti in urgenza ancora da regolarizzare, dalla scadenza più vicina (art. 2 c. 4).',
  })
  preseInCaricoDaRegolarizzare(@Args() pagina: PaginaArgs, @Ctx() context: GraphContext): Promise<Pagina<object>> {
    return paginate<{ entro: string; id: string }, object>(
      pagina,
      ['entro', 'id'],
      (after, limit) =>
        context.lettura.query(
          `SELECT urgenza_entro AS entro, id FROM presa_in_carico
           WHERE ambito_id = $1 AND urgenza_motivo IS NOT NULL AND urgenza_regolarizzata_il IS NULL AND conclusa_il IS NULL
             AND ($2::date IS NULL OR (urgenza_entro, id) > ($2, $3::uuid))
           ORDER BY urgenza_entro, id LIMIT $4`,
          [context.ambitoId, ...(after ?? [null, null]), limit],
        ),
      ({ id }) => context.load(presaInCaricoReference, 'id', id),
    );
  }

  @Azione(presaInCaricoAssegna)
  @Query(() => PresaInCaricoConnection, {
    description:
      'I casi che sono, o saranno alla fine di un servizio già nota, del coordinatore ad interim, di chi subentra o di nessuno: a ciascuno occorre un successore. Da chi lo attende da più tempo (art. 2 c. 2).',
  })
  preseInCaricoSenzaSuccessore(@Args() pagina: PaginaArgs, @Ctx() context: GraphContext): Promise<Pagina<object>> {
    return paginate<{ istante: string; id: string }, object>(
      pagina,
      ['istante', 'id'],
      (after, limit) =>
        context.lettura.query(
          `SELECT in_attesa_dal::text AS istante, presa_in_carico_id AS id FROM responsabilita
           WHERE ambito_id = $1 AND natura IN ('SUBENTRO', 'AD_INTERIM', 'SCOPERTA') AND upper_inf(periodo)
             AND ($2::timestamptz IS NULL OR (in_attesa_dal, presa_in_carico_id) > ($2, $3::uuid))
           ORDER BY in_attesa_dal, presa_in_carico_id LIMIT $4`,
          [context.ambitoId, ...(after ?? [null, null]), limit],
        ),
      ({ id }) => context.load(presaInCaricoReference, 'id', id),
    );
  }

  @Azione(presaInCaricoLeggi)
  @FieldResolver(() => Urgenza, { nullable: true, description: "L'urgenza con cui è stata aperta, se lo è stata." })
  urgenza(@Root() { urgenzaMotivo, urgenzaEntro, urgenzaRegolarizzataIl }: ConUrgenza) {
    return urgenzaMotivo === null
      ? null
      : { motivo: urgenzaMotivo, daRegolarizzareEntro: urgenzaEntro, regolarizzataIl: urgenzaRegolarizzataIl };
  }

  @Azione(presaInCaricoLeggi)
  @FieldResolver(() => ResponsabilitaConnection, {
    description: 'Chi ne ha risposto, ne risponde e ne risponderà, in ordine (art. 2 c. 2).',
  })
  responsabilita(
    @Root() { id }: PresaInCarico,
    @Args() pagina: PaginaArgs,
    @Ctx() context: GraphContext,
  ): Promise<Pagina<object>> {
    return paginateOwned(context, RESPONSABILITA, id, pagina, [context.ambitoId]);
  }
}

@Resolver(() => Responsabilita)
export class ResponsabilitaResolver {
  @Azione(presaInCaricoLeggi)
  @FieldResolver(() => Operatore, {
    nullable: true,
    description: 'Chi risponde del caso; assente se è scoperto, perché non c’è un coordinatore in carica.',
  })
  operatore(@Root() { operatoreId }: { operatoreId: string | null }) {
    return operatoreId === null ? null : { id: operatoreId };
  }
}
