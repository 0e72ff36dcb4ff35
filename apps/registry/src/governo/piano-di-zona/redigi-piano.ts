// SPDX-License-Identifier: AGPL-3.0-or-later
import { BadUserInput } from '@ambito/errors';
import { uuidv7 } from '@ambito/events';
import type { WriteUnit } from '@ambito/persistence';
import { Command, DataIso, type GraphContext, Permesso, Unit } from '@ambito/subgraph';
import { Length } from 'class-validator';
import { Arg, Ctx, Field, InputType, Resolver, Root } from 'type-graphql';
import { type Ambito, PermessiAmbito } from '../../ambito/ambiti/ambito.ts';
import {
  puoDaCoordinatoreInCarica,
  requireCoordinatoreInCarica,
} from '../../personale/coordinatore/coordinatore-in-carica.ts';
import { PianoDiZonaEntity } from './piano-di-zona.entity.ts';
import { pianoDiZonaReference } from './piano-di-zona.reference.ts';
import { PianoDiZona, StatoPiano } from './piano-di-zona.ts';

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
  if (al < dal)
    throw new BadUserInput(
      ['input', 'al'],
      'Il Piano finirebbe prima di cominciare: indica un ultimo giorno dal primo in poi',
    );
  await requireCoordinatoreInCarica(unit);
  const id = uuidv7();
  await unit.manager.insert(PianoDiZonaEntity, {
    id,
    ambitoId: unit.ambitoId,
    titolo,
    periodo: `[${dal},${al}]`,
    stato: StatoPiano.BOZZA,
    versione: 1,
  });
  unit.audit('PianoDiZona', id);
  return id;
}

@Resolver(() => PermessiAmbito)
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

  @Permesso('Se può redigere un Piano di Zona.')
  async puoRedigerePiano(@Root() { id }: Ambito, @Ctx() context: GraphContext): Promise<boolean> {
    return id === context.ambitoId && (await puoDaCoordinatoreInCarica(context));
  }
}
