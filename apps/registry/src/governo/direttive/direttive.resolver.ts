// SPDX-License-Identifier: AGPL-3.0-or-later
import { DataIso, type GraphContext, ListQuery, LoadQuery, UUID } from '@ambito/subgraph';
import { Arg, Ctx, Resolver } from 'type-graphql';
import { correggeOf } from '../../ambito/annullamenti/corregge.ts';
import { direttivaReference } from './direttiva.reference.ts';
import { DestinatarioDirettiva, Direttiva, DirettivaConnection } from './direttiva.ts';
import { inFuturoOf } from '../../in-futuro.ts';

@Resolver(() => Direttiva)
export class DirettivaResolver {
  @LoadQuery(() => Direttiva, direttivaReference, { description: "Una direttiva dell'Ambito." })
  direttiva(@Arg('id', () => UUID, { description: 'La direttiva.' }) id: string): string {
    return id;
  }

  @ListQuery(() => DirettivaConnection, {
    description: "Le direttive dell'Ambito, o quelle che si cercano, dalla più recente.",
    nodes: direttivaReference,
    from: 'direttiva WHERE ambito_id = $2',
    filters: [
      (destinatario) => `destinatario = ${destinatario}::text`,
      (daRecepire) => `num_nulls(recepita_il) = ${daRecepire}::boolean::integer`,
      (giorno) => `periodo @> ${giorno}::date`,
    ],
    order: [
      ['adottata_il', 'date'],
      ['id', 'uuid'],
    ],
    direction: 'DESC',
  })
  direttive(
    @Arg('destinatario', () => DestinatarioDirettiva, { nullable: true, description: 'Solo quelle rivolte a questi.' })
    destinatario: DestinatarioDirettiva | undefined,
    @Arg('daRecepire', () => Boolean, {
      nullable: true,
      description: 'Solo quelle non ancora recepite; se è false, solo quelle recepite.',
    })
    daRecepire: boolean | undefined,
    @Arg('inEffettoIl', () => DataIso, {
      nullable: true,
      description: 'Solo quelle che hanno effetto in questo giorno.',
    })
    inEffettoIl: string | undefined,
    @Ctx() { ambitoId }: GraphContext,
  ): readonly unknown[] {
    return [ambitoId, destinatario, daRecepire, inEffettoIl];
  }
}

export const DirettivaCorregge = correggeOf(Direttiva);

export const DirettivaInFuturo = inFuturoOf(Direttiva, direttivaReference.azione, 'efficaceDal');
