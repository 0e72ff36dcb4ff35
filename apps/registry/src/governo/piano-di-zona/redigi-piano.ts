// SPDX-License-Identifier: AGPL-3.0-or-later
import { BadUserInput } from '@ambito/errors';
import { uuidv7 } from '@ambito/events';
import type { WriteUnit } from '@ambito/persistence';
import { DataIso, Command, Unit } from '@ambito/subgraph';
import { Length } from 'class-validator';
import { Field, InputType, Resolver, Arg } from 'type-graphql';
import { requireCoordinatoreInCarica } from '../../personale/coordinatore/coordinatore-in-carica.ts';
import { PianoDiZona } from './piano-di-zona.ts';
import { pianoDiZonaReference } from './piano-di-zona.reference.ts';

@InputType({ description: 'Un Piano di Zona da redigere.' })
export class RedigiPianoInput {
  @Field({ description: 'Titolo.' })
  @Length(3, 200)
  titolo!: string;

  @Field(() => DataIso, { description: 'Primo giorno.' })
  dal!: string;

  @Field(() => DataIso, { description: 'Ultimo giorno, compreso.' })
  al!: string;
}

/**
 * Art. 1 and art. 7 c. 2: the coordinator drafts the plan of a period, for which there is no other by the constraint
 * `piano_uno_per_periodo`. @returns the plan's id
 */
export async function redigiPiano(unit: WriteUnit, { titolo, dal, al }: RedigiPianoInput): Promise<string> {
  if (al < dal) throw new BadUserInput(['input', 'al'], 'Il Piano finisce dopo il suo inizio');
  await requireCoordinatoreInCarica(unit);
  const id = uuidv7();
  await unit.query(
    `INSERT INTO piano_di_zona (id, ambito_id, titolo, periodo, stato) VALUES ($1, $2, $3, daterange($4, $5, '[]'), 'BOZZA')`,
    [id, unit.ambitoId, titolo, dal, al],
  );
  unit.audit('PianoDiZona', id);
  return id;
}

@Resolver()
export class RedigiPiano {
  @Command(() => PianoDiZona, {
    description: 'Redige un Piano di Zona, in bozza (art. 1, art. 7 c. 2).',
    articolo: 'art. 7 c. 2',
    ammessi: ['COORDINATORE'],
    reload: pianoDiZonaReference,
  })
  redigiPiano(
    @Unit() unit: WriteUnit,
    @Arg('input', { description: 'Il Piano.' }) input: RedigiPianoInput,
  ): Promise<string> {
    return redigiPiano(unit, input);
  }
}
