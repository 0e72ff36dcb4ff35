// SPDX-License-Identifier: AGPL-3.0-or-later
import type { GraphContext } from '@ambito/subgraph';
import { Arg, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import { Azione } from '../azioni.ts';
import { Persona } from '../persone/persona.ts';
import { personaReference } from '../persone/persona.reference.ts';
import { PresaInCarico } from '../prese-in-carico/presa-in-carico.ts';
import { presaInCaricoReference } from '../prese-in-carico/presa-in-carico.reference.ts';
import { Cartella } from './cartella.ts';
import { cartellaReference } from './cartella.reference.ts';

@Resolver(() => Cartella)
export class CartellaResolver {
  @Azione('cartella.leggi')
  @Query(() => Cartella, { nullable: true, description: 'Una cartella, per chi può vederla.' })
  cartella(@Arg('id', () => ID, { description: 'La cartella.' }) id: string, @Ctx() context: GraphContext) {
    return context.load(cartellaReference, 'id', id);
  }

  @Azione('persona.leggi')
  @FieldResolver(() => Persona, { nullable: true, description: 'La persona.' })
  persona(@Root() { personaId }: { personaId: string }, @Ctx() context: GraphContext) {
    return context.load(personaReference, 'id', personaId);
  }

  @Azione('presa-in-carico.leggi')
  @FieldResolver(() => [PresaInCarico], { description: 'Le prese in carico, dalla più recente.' })
  async preseInCarico(@Root() { id }: Cartella, @Ctx() context: GraphContext) {
    const righe = await context.loadMany<{ owner: string; id: string }>(
      'Cartella.preseInCarico',
      id,
      ({ query, ambitoId }, ids) =>
        query(
          `SELECT cartella_id AS owner, id FROM presa_in_carico
         WHERE ambito_id = $1 AND cartella_id = ANY ($2::uuid[]) ORDER BY richiesta_il DESC, id`,
          [ambitoId, ids],
        ),
    );
    const prese = await Promise.all(righe.map((riga) => context.load(presaInCaricoReference, 'id', riga.id)));
    return prese.filter((presa) => presa !== null);
  }
}
