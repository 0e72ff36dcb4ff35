// SPDX-License-Identifier: AGPL-3.0-or-later
import { LoadField, LoadQuery, UUID } from '@ambito/subgraph';
import { Arg, Resolver, Root } from 'type-graphql';
import { comuneReference } from '../anagrafe/citazioni.reference.ts';
import { Comune } from '../anagrafe/citazioni.ts';
import { personaReference } from './persona.reference.ts';
import { Persona, type PersonaRow } from './persona.ts';

@Resolver(() => Persona)
export class PersonaResolver {
  @LoadQuery(() => Persona, personaReference, { description: "Una persona dell'Ambito." })
  persona(@Arg('id', () => UUID, { description: 'La persona.' }) id: string): string {
    return id;
  }

  @LoadField(() => Comune, comuneReference, {
    nullable: true,
    description: 'Comune di residenza, anche fuori dall’Ambito.',
  })
  comuneResidenza(@Root() { comuneResidenza }: PersonaRow): string | null {
    return comuneResidenza;
  }
}
