// SPDX-License-Identifier: AGPL-3.0-or-later
import { connectionOf, DataIso, UUID } from '@ambito/subgraph';
import { Field, ObjectType } from 'type-graphql';

@ObjectType({ description: 'Che cosa chi legge può fare di questa assenza.', simpleResolvers: true })
export class PermessiAssenza {
  @Field({ description: 'Se può cambiarne i giorni o il sostituto, o annullarla.' })
  puoModificare!: boolean;
}

@ObjectType({
  description: 'Assenza di un operatore, con chi lo sostituisce. Il perché non si registra: non serve al servizio.',
  simpleResolvers: true,
})
export class Assenza {
  @Field(() => UUID, { description: "Identificativo dell'assenza." })
  id!: string;

  @Field(() => DataIso, { description: 'Primo giorno.' })
  dal!: string;

  @Field(() => DataIso, { description: 'Ultimo giorno, compreso.' })
  al!: string;
}

export const AssenzaConnection = connectionOf(Assenza, 'Assenza');
