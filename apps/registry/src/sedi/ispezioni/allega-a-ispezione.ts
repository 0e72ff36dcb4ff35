// SPDX-License-Identifier: AGPL-3.0-or-later
import { loadForUpdate, type WriteUnit } from '@ambito/persistence';
import { AtMost, Command, Permesso, Unit, UUID } from '@ambito/subgraph';
import { ArrayNotEmpty, ArrayUnique } from 'class-validator';
import { Arg, Field, InputType, Int, Resolver } from 'type-graphql';
import { ispezioneReference } from './ispezione.reference.ts';
import { Ispezione, PermessiIspezione } from './ispezione.ts';
import { ProvaIspezioneEntity } from './prova-ispezione.entity.ts';

@InputType({ description: "I file che provano che cosa si è trovato in un'ispezione." })
export class AllegaAIspezioneInput {
  @Field(() => UUID, { description: "L'ispezione." })
  ispezioneId!: string;

  @Field(() => Int, { description: "Versione dell'ispezione che si è letta." })
  versione!: number;

  @Field(() => [UUID], { description: 'Gli allegati, già caricati: fotografie, verbali.' })
  @ArrayNotEmpty()
  @AtMost(20)
  @ArrayUnique()
  allegatoIds!: string[];
}

@Resolver(() => PermessiIspezione)
export class AllegaAIspezione {
  /** Art. 5 c. 2: the coordinator joins to an inspection the files that prove it. The files cannot be removed. */
  @Command(() => Ispezione, {
    description: "Il coordinatore unisce a un'ispezione i file che la provano, già caricati (art. 5 c. 2).",
    articolo: 'art. 5 c. 2',
    ammessi: ['COORDINATORE'],
    reload: ispezioneReference,
  })
  async allegaAIspezione(
    @Unit() unit: WriteUnit,
    @Arg('input', { description: 'I file.' }) { ispezioneId, versione, allegatoIds }: AllegaAIspezioneInput,
  ): Promise<string> {
    await loadForUpdate(
      unit,
      { tipo: 'Ispezione', nome: "L'ispezione", id: ispezioneId },
      versione,
      'SELECT versione FROM ispezione WHERE id = $1 AND ambito_id = $2 FOR UPDATE',
      [ispezioneId, unit.ambitoId],
    );
    await unit.manager.insert(
      ProvaIspezioneEntity,
      allegatoIds.map((allegatoId) => ({ ispezioneId, allegatoId })),
    );
    await unit.query('UPDATE ispezione SET versione = versione + 1 WHERE id = $1', [ispezioneId]);
    unit.audit('Ispezione', ispezioneId);
    return ispezioneId;
  }

  @Permesso('Se può unirle i file che la provano.')
  puoAllegare(): boolean {
    return true;
  }
}
