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

@ObjectType({
  description:
    'Un Comune che ha sottoscritto una Convenzione, e i giorni in cui ne è firmatario: quelli in cui è associato.',
  simpleResolvers: true,
})
export class FirmatarioConvenzione {
  @Field(() => DataIso, { description: "Quando l'ha sottoscritta: alla firma, o aderendo poi." })
  sottoscrittaIl!: string;

  @Field(() => DataIso, {
    nullable: true,
    description: "Primo giorno in cui ne è firmatario; assente se è uscito dall'Ambito prima che iniziasse.",
  })
  dal!: string | null;

  @Field(() => DataIso, {
    nullable: true,
    description: 'Ultimo giorno in cui ne è firmatario, compreso; assente se manca il primo.',
  })
  al!: string | null;
}

export const ConvenzioneConnection = connectionOf(Convenzione, 'Convenzione');
