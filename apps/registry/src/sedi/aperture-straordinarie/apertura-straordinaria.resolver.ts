// SPDX-License-Identifier: AGPL-3.0-or-later
import { type GraphContext, ListQuery, LoadField, LoadQuery, UUID } from '@ambito/subgraph';
import { Arg, Ctx, Resolver, Root } from 'type-graphql';
import { delleSedi, delleSediSql } from '../sede/delle-sedi.sql.ts';
import { sedeReference } from '../sede/sede.reference.ts';
import { Sede } from '../sede/sede.ts';
import { aperturaStraordinariaReference } from './apertura-straordinaria.reference.ts';
import {
  AperturaStraordinaria,
  AperturaStraordinariaConnection,
  type AperturaStraordinariaRow,
  StatoApertura,
} from './apertura-straordinaria.ts';

@Resolver(() => AperturaStraordinaria)
export class AperturaStraordinariaResolver {
  @LoadQuery(() => AperturaStraordinaria, aperturaStraordinariaReference, {
    description: "Un'apertura straordinaria dell'Ambito.",
  })
  aperturaStraordinaria(@Arg('id', () => UUID, { description: "L'apertura." }) id: string): string {
    return id;
  }

  @ListQuery(() => AperturaStraordinariaConnection, {
    description:
      "Le aperture straordinarie dell'Ambito, o di una sua sede, dal giorno più lontano nel futuro (art. 5 c. 5).",
    nodes: aperturaStraordinariaReference,
    ...delleSediSql('apertura_straordinaria'),
    order: [
      ['giorno', 'date'],
      ['id', 'uuid'],
    ],
    direction: 'DESC',
  })
  apertureStraordinarie(
    @Arg('sedeId', () => UUID, { nullable: true, description: 'Solo di questa sede.' }) sedeId: string | undefined,
    @Arg('stato', () => StatoApertura, { nullable: true, description: 'Solo quelle in questo stato.' })
    stato: StatoApertura | undefined,
    @Ctx() context: GraphContext,
  ): readonly unknown[] {
    return delleSedi(context, { sedeId, stato });
  }

  @LoadField(() => Sede, sedeReference, { description: 'La sede che apre.' })
  sede(@Root() { sedeId }: AperturaStraordinariaRow): string {
    return sedeId;
  }
}
