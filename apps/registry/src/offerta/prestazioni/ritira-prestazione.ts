// SPDX-License-Identifier: AGPL-3.0-or-later
import type { WriteUnit } from '@ambito/persistence';
import { UUID, Command, Unit } from '@ambito/subgraph';
import { Field, InputType, Int, Resolver, Arg } from 'type-graphql';
import { loadPrestazione } from './load-prestazione.ts';
import { StatoPrestazione } from './stato-prestazione.ts';
import { Prestazione } from './prestazione.ts';
import { prestazioneReference } from './prestazione.reference.ts';

@InputType({ description: 'Il ritiro di una voce.' })
export class RitiraPrestazioneInput {
  @Field(() => UUID, { description: 'La voce.' })
  id!: string;

  @Field(() => Int, { description: 'La versione letta.' })
  versione!: number;
}

/** A prestazione is offered no more, or its draft is given up. There is no way back: a new entry is written. */
export async function ritiraPrestazione(unit: WriteUnit, { id, versione }: RitiraPrestazioneInput): Promise<void> {
  await loadPrestazione(unit, id, versione, [StatoPrestazione.BOZZA, StatoPrestazione.PUBBLICATA]);
  await unit.query(`UPDATE prestazione SET stato = 'RITIRATA', versione = versione + 1 WHERE id = $1`, [id]);
  unit.audit('Prestazione', id);
}

@Resolver()
export class RitiraPrestazione {
  @Command(() => Prestazione, {
    description: 'Ritira una voce: non si offre più.',
    articolo: 'art. 2 c. 8 d',
    ammessi: ['COORDINATORE'],
    reload: prestazioneReference,
  })
  async ritiraPrestazione(
    @Unit() unit: WriteUnit,
    @Arg('input', { description: 'La voce.' }) input: RitiraPrestazioneInput,
  ): Promise<string> {
    await ritiraPrestazione(unit, input);
    return input.id;
  }
}
