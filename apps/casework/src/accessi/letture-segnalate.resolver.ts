// SPDX-License-Identifier: AGPL-3.0-or-later
import { type GraphContext, ListQuery } from '@ambito/subgraph';
import { Ctx, Resolver } from 'type-graphql';
import { lettureSegnalateReference } from './letture-segnalate.reference.ts';
import { LettureSegnalate, LettureSegnalateConnection } from './letture-segnalate.ts';

@Resolver(() => LettureSegnalate)
export class LettureSegnalateResolver {
  @ListQuery(() => LettureSegnalateConnection, {
    description: "Chi ha letto moltissime registrazioni personali dell'Ambito in un giorno, dal più recente.",
    nodes: lettureSegnalateReference,
    from: 'letture_del_giorno WHERE ambito_id = $2 AND segnalate_il IS NOT NULL',
    order: [
      ['segnalate_il', 'timestamptz'],
      ['id', 'uuid'],
    ],
    direction: 'DESC',
  })
  lettureSegnalate(@Ctx() { ambitoId }: GraphContext): readonly unknown[] {
    return [ambitoId];
  }
}
