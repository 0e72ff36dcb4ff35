// SPDX-License-Identifier: AGPL-3.0-or-later
import { type GraphContext } from '@ambito/subgraph';
import { Arg, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import { Comune } from '../anagrafe/citazioni.ts';
import { Azione } from '../azioni.ts';
import { Persona } from './persona.ts';
import { personaReference } from './persona.reference.ts';

@Resolver(() => Persona)
export class PersonaResolver {
  @Azione('persona.leggi')
  @Query(() => Persona, { nullable: true, description: "Una persona dell'Ambito." })
  persona(@Arg('id', () => ID, { description: 'La persona.' }) id: string, @Ctx() context: GraphContext) {
    return context.load(personaReference, 'id', id);
  }

  @Azione('persona.leggi')
  @FieldResolver(() => Comune, { nullable: true, description: 'Comune di residenza, anche fuori dall’Ambito.' })
  comuneResidenza(@Root() { comuneResidenza }: { comuneResidenza: string | null }) {
    return comuneResidenza === null ? null : { codiceIstat: comuneResidenza };
  }
}
