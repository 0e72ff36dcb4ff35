// SPDX-License-Identifier: AGPL-3.0-or-later
import { columnsOf } from '@ambito/persistence';
import { type GraphContext, ListField } from '@ambito/subgraph';
import { Ctx, Resolver } from 'type-graphql';
import { Sede } from '../sede/sede.ts';
import { RisorsaStrumentaleEntity } from './risorsa-strumentale.entity.ts';
import { RisorsaStrumentale, RisorsaStrumentaleConnection } from './risorsa-strumentale.ts';
import { risorseLeggi } from './risorse.azioni.ts';
import { correggeOf } from '../../ambito/annullamenti/corregge.ts';
import { inFuturoOf } from '../../in-futuro.ts';

@Resolver(() => Sede)
export class RisorseResolver {
  @ListField(() => RisorsaStrumentaleConnection, {
    description: 'Le risorse strumentali assegnate, anche in passato; solo del proprio Ambito (art. 6 c. 1).',
    azione: risorseLeggi,
    columns: columnsOf(RisorsaStrumentaleEntity, 'r'),
    from: 'risorsa_strumentale AS r JOIN sede AS s ON s.id = r.sede_id WHERE r.sede_id = owner AND s.ambito_id = $3',
    order: [
      ['r.categoria', 'text'],
      ['r.id', 'uuid'],
    ],
    direction: 'ASC',
  })
  risorse(@Ctx() { ambitoId }: GraphContext): readonly unknown[] {
    return [ambitoId];
  }
}

export const RisorsaStrumentaleInFuturo = inFuturoOf(RisorsaStrumentale, risorseLeggi);

export const RisorsaStrumentaleCorregge = correggeOf(RisorsaStrumentale);
