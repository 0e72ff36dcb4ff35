// SPDX-License-Identifier: AGPL-3.0-or-later
import { connectionOf, DataIso, permessiOf, UUID } from '@ambito/subgraph';
import { Field, ObjectType } from 'type-graphql';
import { ambitoLeggi } from '../ambiti/ambiti.azioni.ts';

@ObjectType({
  description: 'Appartenenza di un Comune a un Ambito, da un giorno a un giorno (art. 1).',
  simpleResolvers: true,
})
export class Appartenenza {
  @Field(() => UUID, { description: "Identificativo dell'appartenenza." })
  id!: string;

  @Field(() => DataIso, { description: 'Primo giorno.' })
  dal!: string;

  @Field(() => DataIso, { nullable: true, description: 'Ultimo giorno, compreso; assente se senza termine.' })
  al!: string | null;

  @Field(() => String, { nullable: true, description: "Estremi dell'atto con cui è entrato, dopo l'istituzione." })
  attoIngresso!: string | null;

  @Field(() => String, { nullable: true, description: "Estremi dell'atto con cui è uscito." })
  attoUscita!: string | null;
}

export const AppartenenzaConnection = connectionOf(Appartenenza, 'Appartenenza');
export const PermessiAppartenenza = permessiOf(
  Appartenenza,
  'Appartenenza',
  ambitoLeggi,
  'Che cosa chi legge può fare di questa appartenenza.',
);

/** A membership as it is read, with the key of its Ambito. */
export interface AppartenenzaRow extends Appartenenza {
  readonly ambitoId: string;
  readonly recessoUltimo: boolean;
}
