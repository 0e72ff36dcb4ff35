// SPDX-License-Identifier: AGPL-3.0-or-later
import { giornoRoma } from '@ambito/orari';
import { type GraphContext, ListQuery, LoadQuery, UUID } from '@ambito/subgraph';
import { NATURE } from '@ambito/vocabulary';
import { Arg, Ctx, Resolver } from 'type-graphql';
import { correggeOf } from '../../ambito/annullamenti/corregge.ts';
import { conNome, NomeCercato } from '../../ambito/comuni/nome-cercato.ts';
import { requireNota } from '../../ambito/vocabolari/require-voce.ts';
import { operatoreReference } from './operatore.reference.ts';
import { Operatore, OperatoreConnection } from './operatore.ts';

export const OperatoreCorregge = correggeOf(Operatore);

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
    filters: [conNome, (qualifica) => `qualifica = ${qualifica}::text`, (natura) => `natura = ${natura}::text`],
    order: [
      ['cognome', 'text'],
      ['nome', 'text'],
      ['id', 'uuid'],
    ],
    direction: 'ASC',
  })
  async operatori(
    @NomeCercato() nome: string | undefined,
    @Arg('qualifica', () => String, {
      nullable: true,
      description:
        'Solo quelli con questa qualifica: un codice del vocabolario QUALIFICHE. Quello che ha il nome di una natura vale per tutte le qualifiche di quella natura.',
    })
    qualifica: string | undefined,
    @Ctx() { ambitoId, lettura, adesso }: GraphContext,
  ): Promise<readonly unknown[]> {
    if (qualifica !== undefined) await requireNota(lettura, 'QUALIFICHE', qualifica, giornoRoma(adesso), ['qualifica']);
    const natura = NATURE.QUALIFICHE.find((una) => una === qualifica);
    return [ambitoId, nome, natura === undefined ? qualifica : undefined, natura];
  }
}
