// SPDX-License-Identifier: AGPL-3.0-or-later
import { Directive, Field, ID, ObjectType } from 'type-graphql';
import { Azione } from '../azioni.ts';

@Azione('cartella.leggi')
@ObjectType({
  description: 'Cartella sociale di una persona: una sola, con le sue prese in carico.',
  simpleResolvers: true,
})
@Directive('@key(fields: "id")')
export class Cartella {
  @Field(() => ID, { description: 'Identificativo della cartella.' })
  id!: string;

  @Field({ description: 'Quando è stata aperta.' })
  apertaIl!: Date;
}
