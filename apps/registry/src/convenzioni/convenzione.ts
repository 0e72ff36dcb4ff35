// SPDX-License-Identifier: AGPL-3.0-or-later
import { connectionOf, DataIso } from '@ambito/subgraph';
import { Field, ID, ObjectType } from 'type-graphql';

@ObjectType({
  description: "Convenzione tra i Comuni associati per l'esercizio associato delle funzioni (art. 1 e 9).",
  simpleResolvers: true,
})
export class Convenzione {
  @Field(() => ID, { description: 'Identificativo della Convenzione.' })
  id!: string;

  @Field({ description: 'Oggetto.' })
  oggetto!: string;

  @Field(() => DataIso, { description: 'Giorno della sottoscrizione.' })
  sottoscrittaIl!: string;

  @Field(() => DataIso, { description: 'Primo giorno in cui vale.' })
  dal!: string;

  @Field(() => DataIso, { description: 'Ultimo giorno, compreso.' })
  al!: string;
}

@ObjectType({ description: 'Un Comune che ha sottoscritto una Convenzione.', simpleResolvers: true })
export class FirmatarioConvenzione {
  @Field(() => DataIso, { description: "Quando l'ha sottoscritta: alla firma, o aderendo poi." })
  sottoscrittaIl!: string;
}

export const ConvenzioneConnection = connectionOf(Convenzione, 'Convenzione');
