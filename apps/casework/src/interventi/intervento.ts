// SPDX-License-Identifier: AGPL-3.0-or-later
import { DataIso, Importo } from '@ambito/subgraph';
import { FORMA_PRESTAZIONE } from '@ambito/vocabulary';
import { Length, Matches } from 'class-validator';
import { Field, ID, InputType, ObjectType } from 'type-graphql';

@ObjectType({
  description: 'Intervento di un progetto personalizzato: una prestazione, per un periodo, con il suo costo.',
  simpleResolvers: true,
})
export class Intervento {
  @Field(() => ID, { description: "Identificativo dell'intervento." })
  id!: string;

  @Field({ description: 'Codice SIUSS della prestazione.' })
  prestazione!: string;

  @Field({ description: 'Nome della prestazione.' })
  nomePrestazione!: string;

  @Field(() => String, { nullable: true, description: 'Descrizione.' })
  descrizione!: string | null;

  @Field(() => Importo, { description: 'Costo previsto, in euro.' })
  costo!: string;

  @Field(() => DataIso, { description: 'Primo giorno.' })
  dal!: string;

  @Field(() => DataIso, { nullable: true, description: 'Ultimo giorno, compreso.' })
  al!: string | null;
}

@InputType({ description: 'Un intervento da prevedere.' })
export class InterventoInput {
  @Field({ description: 'Codice SIUSS della prestazione.' })
  @Matches(FORMA_PRESTAZIONE)
  prestazione!: string;

  @Field(() => String, { nullable: true, description: 'Descrizione.' })
  @Length(0, 1_000)
  descrizione?: string;

  @Field(() => Importo, { description: 'Costo previsto, in euro.' })
  costo!: string;

  @Field(() => DataIso, { description: 'Primo giorno.' })
  dal!: string;

  @Field(() => DataIso, { nullable: true, description: 'Ultimo giorno, compreso.' })
  al?: string;

  @Field(() => ID, {
    nullable: true,
    description:
      "La linea di bilancio, dell'anno in cui comincia: il costo vi si impegna quando il progetto è accettato.",
  })
  lineaId?: string;
}
