// SPDX-License-Identifier: AGPL-3.0-or-later
import { Azione, type GraphContext, UUID } from '@ambito/subgraph';
import { Arg, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import { Comune } from '../anagrafe/citazioni.ts';
import { Persona } from './persona.ts';
import { personaReference } from './persona.reference.ts';
import { personaLeggi } from './persone.azioni.ts';

@Resolver(() => Persona)
export class PersonaResolver {
  @Azione(personaLeggi)
  @Query(() => Persona, { nullable: true, description: "Una persona dell'Ambito." })
  persona(@Arg('id', () => UUID, { description: 'La persona.' }) id: string, @Ctx() context: GraphContext) {
    return context.load(personaReference, 'id', id);
  }

  @Azione(personaLeggi)
  @FieldResolver(() => Comune, { nullable: true, description: 'Comune di residenza, anche fuori dall’Ambito.' })
  comuneResidenza(@Root() { comuneResidenza }: { comuneResidenza: string | null }) {
    return comuneResidenza === null ? null : { codiceIstat: comuneResidenza };
  }
}
