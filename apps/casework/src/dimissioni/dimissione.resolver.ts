// SPDX-License-Identifier: AGPL-3.0-or-later
import { columnsOf } from '@ambito/persistence';
import { Azione, type GraphContext } from '@ambito/subgraph';
import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { PresaInCarico } from '../prese-in-carico/presa-in-carico.ts';
import { DimissioneEntity } from './dimissione.entity.ts';
import { Dimissione } from './dimissione.ts';
import { dimissioneLeggi } from './dimissioni.azioni.ts';

@Resolver(() => PresaInCarico)
export class DimissioneDelCasoResolver {
  @Azione(dimissioneLeggi)
  @FieldResolver(() => Dimissione, { nullable: true, description: 'La dimissione, se conclusa.' })
  async dimissione(@Root() { id }: PresaInCarico, @Ctx() context: GraphContext): Promise<Dimissione | null> {
    const [dimissione] = await context.loadMany<Dimissione & { owner: string; [column: string]: unknown }>(
      'PresaInCarico.dimissione',
      id,
      ({ query, ambitoId }, ids) =>
        query(
          `SELECT presa_in_carico_id AS owner, ${columnsOf(DimissioneEntity)} FROM dimissione
           WHERE ambito_id = $1 AND presa_in_carico_id = ANY ($2::uuid[])`,
          [ambitoId, ids],
        ),
    );
    return dimissione ?? null;
  }
}
