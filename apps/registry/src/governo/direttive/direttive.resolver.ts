// SPDX-License-Identifier: AGPL-3.0-or-later
import { type GraphContext, ListQuery, LoadQuery, UUID } from '@ambito/subgraph';
import { Arg, Ctx, Resolver } from 'type-graphql';
import { correggeOf } from '../../ambito/annullamenti/corregge.ts';
import { direttivaReference } from './direttiva.reference.ts';
import { Direttiva, DirettivaConnection } from './direttiva.ts';
import { inFuturoOf } from '../../in-futuro.ts';

@Resolver(() => Direttiva)
export class DirettivaResolver {
  @LoadQuery(() => Direttiva, direttivaReference, { description: "Una direttiva dell'Ambito." })
  direttiva(@Arg('id', () => UUID, { description: 'La direttiva.' }) id: string): string {
    return id;
  }

  @ListQuery(() => DirettivaConnection, {
    description: "Le direttive dell'Ambito, dalla più recente.",
    nodes: direttivaReference,
    from: 'direttiva WHERE ambito_id = $2',
    order: [
      ['adottata_il', 'date'],
      ['id', 'uuid'],
    ],
    direction: 'DESC',
  })
  direttive(@Ctx() { ambitoId }: GraphContext): readonly unknown[] {
    return [ambitoId];
  }
}

export const DirettivaCorregge = correggeOf(Direttiva);

export const DirettivaInFuturo = inFuturoOf(Direttiva, direttivaReference.azione, 'efficaceDal');
