// SPDX-License-Identifier: AGPL-3.0-or-later
import { type GraphContext, ListQuery } from '@ambito/subgraph';
import { Ctx, Resolver } from 'type-graphql';
import { operatoreReference } from './operatore.reference.ts';
import { Operatore, OperatoreConnection } from './operatore.ts';

@Resolver(() => Operatore)
export class OperatoreResolver {
  @ListQuery(() => OperatoreConnection, {
    description: "Gli operatori dell'Ambito, per cognome e nome.",
    nodes: operatoreReference,
    from: 'operatore WHERE ambito_id = $2',
    order: [
      ['cognome', 'text'],
      ['nome', 'text'],
      ['id', 'uuid'],
    ],
    direction: 'ASC',
  })
  operatori(@Ctx() { ambitoId }: GraphContext): readonly unknown[] {
    return [ambitoId];
  }
}
