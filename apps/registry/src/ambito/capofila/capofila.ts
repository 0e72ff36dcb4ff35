// SPDX-License-Identifier: AGPL-3.0-or-later
import { connectionOf, DataIso, permessiOf, UUID } from '@ambito/subgraph';
import { Field, ObjectType } from 'type-graphql';
import { ambitoLeggi } from '../ambiti/ambiti.azioni.ts';

@ObjectType({
  description: "Il Comune che guida l'Ambito, da un giorno a un giorno (art. 1 e 8).",
  simpleResolvers: true,
})
export class Capofila {
  @Field(() => UUID, { description: 'Identificativo della designazione.' })
  id!: string;

  @Field(() => DataIso, { description: 'Primo giorno.' })
  dal!: string;

  @Field(() => DataIso, { nullable: true, description: 'Ultimo giorno, compreso; assente se lo è ancora.' })
  al!: string | null;

  @Field(() => String, { nullable: true, description: "Estremi dell'atto; assente se lo è dall'istituzione." })
  atto!: string | null;
}

export const CapofilaConnection = connectionOf(Capofila, 'Capofila');
export const PermessiCapofila = permessiOf(
  Capofila,
  'Capofila',
  ambitoLeggi,
  'Che cosa chi legge può fare di questa designazione.',
);
