// SPDX-License-Identifier: AGPL-3.0-or-later
import { Telefono } from '@ambito/subgraph';
import { Length } from 'class-validator';
import { Field, InputType, ObjectType } from 'type-graphql';

/**
 * What citizens need to get to a sede and through its door: each field here is readable, writable and a column of the
 * tables from which sedi are loaded. A new one needs its column in `SedeEntity` and in the baseline too.
 */
@ObjectType('DatiSede', { simpleResolvers: true })
@InputType('DatiSedeInput')
export class DatiSede {
  @Field(() => String, { nullable: true, description: "Estremi dell'atto con cui il Comune la individua." })
  @Length(3, 300)
  atto?: string | null;

  @Field(() => String, { nullable: true, description: 'Come arrivare: dove si trova, piano, ingresso.' })
  @Length(1, 1_000)
  comeArrivare?: string | null;

  @Field(() => String, { nullable: true, description: 'Con quali mezzi pubblici si arriva, e dove si parcheggia.' })
  @Length(1, 1_000)
  trasporti?: string | null;

  @Field(() => Boolean, {
    nullable: true,
    description: "Se vi si accede senza gradini, dall'ingresso alle stanze dei colloqui; assente se non è noto.",
  })
  accessoSenzaGradini?: boolean | null;

  @Field(() => String, { nullable: true, description: 'Telefono per il pubblico.' })
  @Telefono()
  telefono?: string | null;
}
