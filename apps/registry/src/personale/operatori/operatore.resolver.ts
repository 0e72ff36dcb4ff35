// SPDX-License-Identifier: AGPL-3.0-or-later
import { type GraphContext, ListQuery, LoadQuery, UUID } from '@ambito/subgraph';
import { Arg, Ctx, Resolver } from 'type-graphql';
import { conNome, NomeCercato } from '../../ambito/comuni/nome-cercato.ts';
import { operatoreReference } from './operatore.reference.ts';
import { Operatore, OperatoreConnection, Qualifica } from './operatore.ts';

@Resolver(() => Operatore)
export class OperatoreResolver {
  @LoadQuery(() => Operatore, operatoreReference, { description: "Un operatore dell'Ambito." })
  operatore(@Arg('id', () => UUID, { description: "L'operatore." }) id: string): string {
    return id;
  }

  @ListQuery(() => OperatoreConnection, {
    description: "Gli operatori dell'Ambito, o quelli che si cercano, per cognome e nome.",
    nodes: operatoreReference,
    from: 'operatore WHERE ambito_id = $2',
    filters: [conNome, (qualifica) => `qualifica = ${qualifica}::text`],
    order: [
      ['cognome', 'text'],
      ['nome', 'text'],
      ['id', 'uuid'],
    ],
    direction: 'ASC',
  })
  operatori(
    @NomeCercato() nome: string | undefined,
    @Arg('qualifica', () => Qualifica, { nullable: true, description: 'Solo quelli con questa qualifica.' })
    qualifica: Qualifica | undefined,
    @Ctx() { ambitoId }: GraphContext,
  ): readonly unknown[] {
    return [ambitoId, nome, qualifica];
  }
}
