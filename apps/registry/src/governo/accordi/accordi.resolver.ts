// SPDX-License-Identifier: AGPL-3.0-or-later
import { columnsOf } from '@ambito/persistence';
import { AtMost, Azione, DataIso, type GraphContext, ListQuery, LoadField, LoadQuery, UUID } from '@ambito/subgraph';
import { Arg, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { ambitoReference } from '../../ambito/ambiti/ambito.reference.ts';
import { Ambito } from '../../ambito/ambiti/ambito.ts';
import { correggeOf } from '../../ambito/annullamenti/corregge.ts';
import { comuneReference } from '../../ambito/comuni/comune.reference.ts';
import { Comune } from '../../ambito/comuni/comune.ts';
import { enteReference } from '../../offerta/enti/ente.reference.ts';
import { Ente } from '../../offerta/enti/ente.ts';
import { accordoLeggi } from './accordi.azioni.ts';
import { AccordoParteEntity } from './accordo.entity.ts';
import { accordoReference } from './accordo.reference.ts';
import {
  Accordo,
  AccordoConnection,
  ContraenteAccordo,
  TipoAccordo,
  type AccordoRow,
  type ContraenteRow,
} from './accordo.ts';
import { inFuturoOf } from '../../in-futuro.ts';

@Resolver(() => Accordo)
export class AccordoResolver {
  @LoadQuery(() => Accordo, accordoReference, { description: 'Un accordo.' })
  accordo(@Arg('id', () => UUID, { description: "L'accordo." }) id: string): string {
    return id;
  }

  @ListQuery(() => AccordoConnection, {
    description: 'Gli accordi di un Ambito, o quelli che si cercano, dal più recente.',
    nodes: accordoReference,
    from: 'accordo WHERE ambito_id = $2',
    filters: [
      (tipo) => `tipo = ${tipo}::text`,
      // Not EXISTS: PostgreSQL would join and sort, where it now reads the rows in the order of their index.
      (ente) => `(SELECT true FROM accordo_parte WHERE accordo_id = accordo.id AND ente_id = ${ente}::uuid)`,
      (giorno) => `periodo @> ${giorno}::date`,
    ],
    order: [
      ['sottoscritto_il', 'date'],
      ['id', 'uuid'],
    ],
    direction: 'DESC',
  })
  accordi(
    @Arg('ambitoId', () => UUID, { description: "L'Ambito." }) ambitoId: string,
    @Arg('tipo', () => TipoAccordo, { nullable: true, description: 'Solo quelli di questa forma.' })
    tipo: TipoAccordo | undefined,
    @Arg('enteId', () => UUID, { nullable: true, description: 'Solo quelli con questo ente.' })
    enteId: string | undefined,
    @Arg('inVigoreIl', () => DataIso, { nullable: true, description: 'Solo quelli che valgono in questo giorno.' })
    inVigoreIl: string | undefined,
  ): readonly unknown[] {
    return [ambitoId, tipo, enteId, inVigoreIl];
  }

  @LoadField(() => Ambito, ambitoReference, { description: "L'Ambito." })
  ambito(@Root() { ambitoId }: AccordoRow): string {
    return ambitoId;
  }

  @Azione(accordoLeggi)
  @AtMost(550) // enti and Comuni of the agreement
  @FieldResolver(() => [ContraenteAccordo], {
    description: "Le parti, oltre all'Ambito, con ciò che il registro ne sa.",
  })
  contraenti(@Root() { id }: AccordoRow, @Ctx() context: GraphContext): Promise<object[]> {
    return context.loadMany('Accordo.contraenti', id, ({ query }, ids) =>
      query(
        `SELECT accordo_id AS owner, ${columnsOf(AccordoParteEntity)}
         FROM accordo_parte WHERE accordo_id = ANY ($1::uuid[]) ORDER BY accordo_id, ordine`,
        [ids],
      ),
    );
  }
}

@Resolver(() => ContraenteAccordo)
export class ContraenteAccordoResolver {
  @LoadField(() => Ente, enteReference, { nullable: true, description: "L'ente, se è uno del registro." })
  ente(@Root() { enteId }: ContraenteRow): string | null {
    return enteId;
  }

  @LoadField(() => Comune, comuneReference, {
    nullable: true,
    description: 'Il Comune, se è uno degli associati.',
  })
  comune(@Root() { codiceIstat }: ContraenteRow): string | null {
    return codiceIstat;
  }
}

export const AccordoCorregge = correggeOf(Accordo);

export const AccordoInFuturo = inFuturoOf(Accordo, accordoLeggi);
