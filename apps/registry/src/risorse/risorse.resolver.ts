// SPDX-License-Identifier: AGPL-3.0-or-later
import { ChiaveIdempotenza, type GraphContext } from '@ambito/subgraph';
import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import { Azione } from '../azioni.ts';
import { Sede } from '../sedi/sede.ts';
import { sedeReference } from '../sedi/sede.reference.ts';
import { assegnaRisorsa, AssegnaRisorsaInput } from './assegna-risorsa.ts';
import { PermessiRisorsa, RisorsaStrumentale } from './risorsa-strumentale.ts';
import { ritiraRisorsa, RitiraRisorsaInput } from './ritira-risorsa.ts';

@Resolver(() => RisorsaStrumentale)
export class RisorsaResolver {
  @Azione('piano.lavora')
  @FieldResolver(() => PermessiRisorsa, { description: 'Che cosa chi legge può farne.' })
  permessi(@Root() { al }: RisorsaStrumentale, @Ctx() context: GraphContext): PermessiRisorsa {
    return { puoRitirare: al === null && context.ammette('risorsa.assegna') };
  }
}

@Resolver(() => Sede)
export class RisorseDellaSedeResolver {
  @Azione('piano.lavora')
  @FieldResolver(() => [RisorsaStrumentale], {
    description: 'Le risorse strumentali assegnate, anche in passato; solo del proprio Ambito (art. 6 c. 1).',
  })
  risorse(@Root() { id }: Sede, @Ctx() context: GraphContext): Promise<object[]> {
    return context.loadMany('Sede.risorse', id, ({ query, ambitoId }, ids) =>
      query(
        `SELECT r.sede_id AS owner, r.id, r.categoria, r.descrizione, r.quantita, lower(r.periodo) AS dal, upper(r.periodo) - 1 AS al, r.versione
         FROM risorsa_strumentale AS r JOIN sede AS s ON s.id = r.sede_id
         WHERE r.sede_id = ANY ($1::uuid[]) AND s.ambito_id = $2 ORDER BY r.sede_id, r.categoria, r.id`,
        [ids, ambitoId],
      ),
    );
  }

  @Azione('risorsa.assegna')
  @Mutation(() => Sede, { description: 'Assegna una risorsa strumentale a una sede (art. 6 c. 1).' })
  async assegnaRisorsa(
    @Arg('input', { description: 'La risorsa.' }) input: AssegnaRisorsaInput,
    @ChiaveIdempotenza() chiave: string | undefined,
    @Ctx() context: GraphContext,
  ) {
    const id = await context.write((unit) => assegnaRisorsa(unit, input), { key: chiave, arguments: input });
    return context.load(sedeReference, 'id', id);
  }

  @Azione('risorsa.assegna')
  @Mutation(() => Sede, { description: 'Ritira una risorsa strumentale da una sede.' })
  async ritiraRisorsa(
    @Arg('input', { description: 'Il ritiro.' }) input: RitiraRisorsaInput,
    @ChiaveIdempotenza() chiave: string | undefined,
    @Ctx() context: GraphContext,
  ) {
    const id = await context.write((unit) => ritiraRisorsa(unit, input), { key: chiave, arguments: input });
    return context.load(sedeReference, 'id', id);
  }
}
