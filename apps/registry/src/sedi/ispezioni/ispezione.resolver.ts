// SPDX-License-Identifier: AGPL-3.0-or-later
import { AtMost, Azione, type GraphContext, ListField, ListQuery, LoadField, LoadQuery, UUID } from '@ambito/subgraph';
import { Arg, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { allegatoReference } from '../../ambito/allegati/allegato.reference.ts';
import { AllegatoConnection } from '../../ambito/allegati/allegato.ts';
import { correggeOf } from '../../ambito/annullamenti/corregge.ts';
import { delleSedi, delleSediSql } from '../sede/delle-sedi.sql.ts';
import { sedeReference } from '../sede/sede.reference.ts';
import { Sede } from '../sede/sede.ts';
import { ispezioneReference } from './ispezione.reference.ts';
import { Ispezione, IspezioneConnection, type IspezioneRow, Rilievo, StatoIspezione } from './ispezione.ts';
import { ispezioneLeggi } from './ispezioni.azioni.ts';
import { rilieviDi } from './rilievi.ts';

@Resolver(() => Ispezione)
export class IspezioneResolver {
  @LoadQuery(() => Ispezione, ispezioneReference, { description: "Un'ispezione dell'Ambito." })
  ispezione(@Arg('id', () => UUID, { description: "L'ispezione." }) id: string): string {
    return id;
  }

  @ListQuery(() => IspezioneConnection, {
    description: "Le ispezioni dell'Ambito, o di una sua sede, dalla più recente (art. 5 c. 2).",
    nodes: ispezioneReference,
    ...delleSediSql('ispezione'),
    order: [
      ['eseguita_il', 'date'],
      ['id', 'uuid'],
    ],
    direction: 'DESC',
  })
  ispezioni(
    @Arg('sedeId', () => UUID, { nullable: true, description: 'Solo di questa sede.' }) sedeId: string | undefined,
    @Arg('stato', () => StatoIspezione, { nullable: true, description: 'Solo quelle in questo stato.' })
    stato: StatoIspezione | undefined,
    @Ctx() context: GraphContext,
  ): readonly unknown[] {
    return delleSedi(context, { sedeId, stato });
  }

  @LoadField(() => Sede, sedeReference, { description: 'La sede ispezionata.' })
  sede(@Root() { sedeId }: IspezioneRow): string {
    return sedeId;
  }

  @Azione(ispezioneLeggi)
  @AtMost(3) // one for each StandardMinimo
  @FieldResolver(() => [Rilievo], { description: 'Che cosa si è trovato, per ciascuno standard minimo.' })
  rilievi(@Root() { id }: Ispezione, @Ctx() context: GraphContext): Promise<object[]> {
    return rilieviDi(id, context);
  }

  @ListField(() => AllegatoConnection, {
    description: 'I file che provano che cosa si è trovato, fra quelli che chi legge può vedere.',
    nodes: allegatoReference,
    columns: 'allegato_id AS id',
    from: 'prova_ispezione JOIN allegato ON allegato.id = allegato_id WHERE ispezione_id = owner',
    order: [['allegato_id', 'uuid']],
    direction: 'ASC',
  })
  allegati(@Ctx() { ambitoId }: GraphContext): readonly unknown[] {
    return [ambitoId];
  }
}

export const IspezioneCorregge = correggeOf(Ispezione);
