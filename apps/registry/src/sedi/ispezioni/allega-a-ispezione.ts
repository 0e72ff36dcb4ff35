// SPDX-License-Identifier: AGPL-3.0-or-later
import type { WriteUnit } from '@ambito/persistence';
import { UUID, Command, Unit } from '@ambito/subgraph';
import { ArrayMaxSize, ArrayNotEmpty, ArrayUnique } from 'class-validator';
import { Field, InputType, Int, Resolver, Arg } from 'type-graphql';
import { loadForUpdate } from '../../load-for-update.ts';
import { Ispezione } from './ispezione.ts';
import { ispezioneReference } from './ispezione.reference.ts';

@InputType({ description: "I file che provano che cosa si è trovato in un'ispezione." })
export class AllegaAIspezioneInput {
  @Field(() => UUID, { description: "L'ispezione." })
  ispezioneId!: string;

  @Field(() => Int, { description: "Versione dell'ispezione che si è letta." })
  versione!: number;

  @Field(() => [UUID], { description: 'Gli allegati, già caricati: fotografie, verbali.' })
  @ArrayNotEmpty()
  @ArrayMaxSize(20)
  @ArrayUnique()
  allegatoIds!: string[];
}

/** Art. 5 c. 2: the coordinator keeps with an inspection the files that show it; once there, they stay. */
export async function allegaAIspezione(
  unit: WriteUnit,
  { ispezioneId, versione, allegatoIds }: AllegaAIspezioneInput,
): Promise<void> {
  await loadForUpdate(
    unit,
    "L'ispezione",
    versione,
    'SELECT versione FROM ispezione WHERE id = $1 AND ambito_id = $2 FOR UPDATE',
    [ispezioneId, unit.ambitoId],
  );
  await unit.query(
    'INSERT INTO prova_ispezione (ispezione_id, allegato_id) SELECT $1, allegato_id FROM unnest($2::uuid[]) AS allegato_id',
    [ispezioneId, allegatoIds],
  );
  await unit.query('UPDATE ispezione SET versione = versione + 1 WHERE id = $1', [ispezioneId]);
  unit.audit('Ispezione', ispezioneId);
}

@Resolver()
export class AllegaAIspezione {
  @Command(() => Ispezione, {
    description: "Il coordinatore unisce a un'ispezione i file che la provano, già caricati (art. 5 c. 2).",
    articolo: 'art. 5 c. 2',
    ammessi: ['COORDINATORE'],
    reload: ispezioneReference,
  })
  async allegaAIspezione(
    @Unit() unit: WriteUnit,
    @Arg('input', { description: 'I file.' }) input: AllegaAIspezioneInput,
  ): Promise<string> {
    await allegaAIspezione(unit, input);
    return input.ispezioneId;
  }
}
