// SPDX-License-Identifier: AGPL-3.0-or-later
import { LoadField, LoadQuery, UUID } from '@ambito/subgraph';
import { Arg, Resolver, Root } from 'type-graphql';
import { personaReference } from '../persone/persona.reference.ts';
import { Persona } from '../persone/persona.ts';
import { cartellaReference } from './cartella.reference.ts';
import { Cartella, type CartellaRow } from './cartella.ts';

@Resolver(() => Cartella)
export class CartellaResolver {
  @LoadQuery(() => Cartella, cartellaReference, { description: 'Una cartella, per chi può vederla.' })
  cartella(@Arg('id', () => UUID, { description: 'La cartella.' }) id: string): string {
    return id;
  }

  @LoadField(() => Persona, personaReference, { nullable: true, description: 'La persona.' })
  persona(@Root() { personaId }: CartellaRow): string {
    return personaId;
  }
}
