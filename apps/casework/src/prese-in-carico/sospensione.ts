// SPDX-License-Identifier: AGPL-3.0-or-later
import { connectionOf, DataIso, ListField, UUID, type GraphContext } from '@ambito/subgraph';
import { columnsOf } from '@ambito/persistence';
import { Ctx, Field, ObjectType, Resolver } from 'type-graphql';
import { PresaInCarico } from './presa-in-carico.ts';
import { presaInCaricoLeggi } from './prese-in-carico.azioni.ts';
import { SospensioneEntity } from './sospensione.entity.ts';

@ObjectType({ description: 'Un periodo in cui una presa in carico è sospesa (art. 2 c. 3).', simpleResolvers: true })
class Sospensione {
  @Field(() => UUID, { description: 'Identificativo della sospensione.' })
  id!: string;

  @Field(() => Date, { description: 'Da quando.' })
  dalle!: Date;

  @Field(() => Date, { nullable: true, description: 'Fino a quando; assente finché dura.' })
  alle!: Date | null;

  @Field({ description: 'Perché.' })
  motivo!: string;

  @Field(() => DataIso, { nullable: true, description: 'Fino a che giorno si prevede che duri, compreso.' })
  previstaFinoAl!: string | null;
}

const SospensioneConnection = connectionOf(Sospensione, 'Sospensione');

@Resolver(() => PresaInCarico)
export class SospensioniDelCasoResolver {
  @ListField(() => SospensioneConnection, {
    description: 'Le sospensioni, dalla più recente.',
    azione: presaInCaricoLeggi,
    columns: columnsOf(SospensioneEntity, 'sospensione'),
    from: 'sospensione WHERE ambito_id = $3 AND presa_in_carico_id = owner',
    order: [
      ['lower(periodo)', 'timestamptz'],
      ['id', 'uuid'],
    ],
    direction: 'DESC',
  })
  sospensioni(@Ctx() { ambitoId }: GraphContext): readonly unknown[] {
    return [ambitoId];
  }
}
