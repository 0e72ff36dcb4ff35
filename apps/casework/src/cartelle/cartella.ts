// SPDX-License-Identifier: AGPL-3.0-or-later
import { Azione, UUID } from '@ambito/subgraph';
import { Directive, Field, ObjectType } from 'type-graphql';
import { cartellaLeggi } from './cartelle.azioni.ts';

@Azione(cartellaLeggi)
@ObjectType({
  description: 'Cartella sociale di una persona: una sola, con le sue prese in carico.',
  simpleResolvers: true,
})
@Directive('@key(fields: "id")')
export class Cartella {
  @Field(() => UUID, { description: 'Identificativo della cartella.' })
  id!: string;

  @Field({ description: 'Quando è stata aperta.' })
  apertaIl!: Date;
}

/** A cartella as it is read, with the key of what it leads to. */
export interface CartellaRow extends Cartella {
  readonly personaId: string;
}
