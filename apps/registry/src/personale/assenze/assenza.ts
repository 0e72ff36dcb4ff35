// SPDX-License-Identifier: AGPL-3.0-or-later
import { connectionOf, DataIso, permessiOf, UUID } from '@ambito/subgraph';
import { Field, ObjectType } from 'type-graphql';
import { operatoreLeggi } from '../operatori/operatori.azioni.ts';

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
export const PermessiAssenza = permessiOf(
  Assenza,
  'Assenza',
  operatoreLeggi,
  'Che cosa chi legge può fare di questa assenza.',
);

/** An assenza as it is read, with the key of the substitute. */
export interface AssenzaRow extends Assenza {
  readonly sostitutoId: string | null;
}
