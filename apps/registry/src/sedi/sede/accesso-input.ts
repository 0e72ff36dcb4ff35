// SPDX-License-Identifier: AGPL-3.0-or-later
import { Length, Matches } from 'class-validator';
import { Field, InputType } from 'type-graphql';

/** What citizens need to get to a sede and through its door. */
@InputType({ description: 'Come si arriva a una sede, e con quale atto è individuata.' })
export class AccessoInput {
  @Field(() => String, { nullable: true, description: "Estremi dell'atto con cui il Comune la individua." })
  @Length(3, 300)
  atto?: string;

  @Field(() => String, { nullable: true, description: 'Come arrivare: dove si trova, piano, ingresso.' })
  @Length(0, 1_000)
  comeArrivare?: string;

  @Field(() => String, { nullable: true, description: 'Con quali mezzi pubblici si arriva, e dove si parcheggia.' })
  @Length(0, 1_000)
  trasporti?: string;

  @Field(() => Boolean, {
    nullable: true,
    description: "Se vi si accede senza gradini, dall'ingresso alle stanze dei colloqui.",
  })
  accessoSenzaGradini?: boolean;

  @Field(() => String, { nullable: true, description: 'Telefono per il pubblico.' })
  @Matches(/^\+?[0-9 ]{5,20}$/)
  telefono?: string;
}
