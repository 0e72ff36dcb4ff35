// SPDX-License-Identifier: AGPL-3.0-or-later
import { connectionOf, DataIso, permessiOf, UUID } from '@ambito/subgraph';
import { Field, ObjectType } from 'type-graphql';
import { ambitoLeggi } from '../ambiti/ambiti.azioni.ts';

@ObjectType({
  description: "Convenzione tra i Comuni associati per l'esercizio associato delle funzioni (art. 1 e 9).",
  simpleResolvers: true,
})
export class Convenzione {
  @Field(() => UUID, { description: 'Identificativo della Convenzione.' })
  id!: string;

  @Field({ description: 'Oggetto.' })
  oggetto!: string;

  @Field(() => DataIso, { description: 'Giorno della sottoscrizione.' })
  sottoscrittaIl!: string;

  @Field(() => DataIso, { description: 'Primo giorno in cui vale.' })
  dal!: string;

  @Field(() => DataIso, { description: 'Ultimo giorno, compreso.' })
  al!: string;

  @Field(() => String, {
    nullable: true,
    description:
      "Estremi dell'atto con cui cessa prima del termine con cui è stata sottoscritta; assente se non cessa prima.",
  })
  attoCessazione!: string | null;

  @Field(() => DataIso, {
    nullable: true,
    description: "L'ultimo giorno con cui è stata sottoscritta; assente se non cessa prima.",
  })
  termine!: string | null;
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
    description:
      "Primo giorno in cui ne è firmatario; assente se è uscito dall'Ambito prima che iniziasse, o vi entra dopo che è cessata.",
  })
  dal!: string | null;

  @Field(() => DataIso, {
    nullable: true,
    description: 'Ultimo giorno in cui ne è firmatario, compreso; assente se manca il primo.',
  })
  al!: string | null;
}

export const ConvenzioneConnection = connectionOf(Convenzione, 'Convenzione');
export const PermessiConvenzione = permessiOf(
  Convenzione,
  'Convenzione',
  ambitoLeggi,
  'Che cosa chi legge può fare di questa Convenzione.',
);
