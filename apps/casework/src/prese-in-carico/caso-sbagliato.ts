// SPDX-License-Identifier: AGPL-3.0-or-later
import { Motivo, UUID } from '@ambito/subgraph';
import { Field, InputType, Int } from 'type-graphql';

/** A case of which something was wrong: what puts it right asks for these. */
@InputType({ description: 'Una presa in carico di cui qualcosa era sbagliato.' })
export class CasoSbagliatoInput {
  @Field(() => UUID, { description: 'La presa in carico.' })
  presaInCaricoId!: string;

  @Field(() => Int, { description: 'Versione che si è letta.' })
  versione!: number;

  @Motivo()
  motivo!: string;
}
