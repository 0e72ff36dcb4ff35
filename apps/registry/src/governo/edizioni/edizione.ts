// SPDX-License-Identifier: AGPL-3.0-or-later
import { AtMost, connectionOf, DataIso, Importo } from '@ambito/subgraph';
import { Field, Float, Int, ObjectType } from 'type-graphql';

@ObjectType({ description: 'Un obiettivo come è stato approvato.', simpleResolvers: true })
export class ObiettivoApprovato {
  @Field({ description: 'Che cosa si vuole ottenere.' })
  descrizione!: string;

  @Field(() => String, { nullable: true, description: "Codice dell'indicatore da cui si vede; assente se non ne ha." })
  codiceIndicatore!: string | null;

  @Field(() => Float, { nullable: true, description: "Valore atteso dell'indicatore." })
  valoreAtteso!: number | null;

  @Field(() => DataIso, { description: 'Entro quando.' })
  entro!: string;
}

@ObjectType({ description: 'Una linea di bilancio come è stata approvata.', simpleResolvers: true })
export class LineaApprovata {
  @Field(() => Int, { description: 'Anno del bilancio.' })
  anno!: number;

  @Field({ description: 'Codice.' })
  codice!: string;

  @Field({ description: 'Denominazione.' })
  denominazione!: string;

  @Field({ description: 'Fondo da cui viene.' })
  fondo!: string;

  @Field(() => Int, { description: 'Anno del fondo.' })
  annoFondo!: number;

  @Field(() => Importo, { description: 'Importo, in euro.' })
  importo!: string;
}

@ObjectType({
  description: 'Il Piano di Zona come è stato approvato: non cambia più (art. 1; D.Lgs. 33/2013).',
  simpleResolvers: true,
})
class EdizionePiano {
  @Field(() => Int, { description: 'Numero progressivo, da 1.' })
  numero!: number;

  @Field(() => DataIso, { description: 'Giorno in cui è stata approvata.' })
  approvataIl!: string;

  @Field({ description: "Estremi dell'atto." })
  atto!: string;

  @AtMost(100)
  @Field(() => [ObiettivoApprovato], { description: 'Gli obiettivi.' })
  obiettivi!: ObiettivoApprovato[];

  @AtMost(300) // the budget of three years
  @Field(() => [LineaApprovata], { description: 'Le linee di bilancio, per anno.' })
  linee!: LineaApprovata[];
}

export const EdizionePianoConnection = connectionOf(EdizionePiano, 'EdizionePiano');
