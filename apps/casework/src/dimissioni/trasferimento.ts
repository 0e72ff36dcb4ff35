// SPDX-License-Identifier: AGPL-3.0-or-later
import { columnsOf } from '@ambito/persistence';
import { Azione, DataIso, LoadField, type GraphContext } from '@ambito/subgraph';
import { Ctx, Field, FieldResolver, ObjectType, Resolver, Root } from 'type-graphql';
import { comuneReference } from '../anagrafe/citazioni.reference.ts';
import { Comune } from '../anagrafe/citazioni.ts';
import { PresaInCarico } from '../prese-in-carico/presa-in-carico.ts';
import { dimissioneLeggi } from './dimissioni.azioni.ts';
import { presaInCaricoLeggi } from '../prese-in-carico/prese-in-carico.azioni.ts';
import { TrasferimentoEntity } from './trasferimento.entity.ts';

@ObjectType({
  description: 'Il trasferimento di una presa in carico ai servizi di un altro Ambito (art. 2 c. 2).',
  simpleResolvers: true,
})
class Trasferimento {
  @Field(() => DataIso, { description: 'Quando è stata trasferita.' })
  data!: string;
}

@Resolver(() => Trasferimento)
export class TrasferimentoResolver {
  @Azione(dimissioneLeggi)
  @FieldResolver(() => String, {
    description: 'La relazione per i servizi che la seguiranno; per chi ne risponde, non per il coordinatore.',
  })
  relazione(@Root() { relazione }: TrasferimentoEntity): string {
    return relazione;
  }

  @LoadField(() => Comune, comuneReference, { description: 'Il Comune in cui la persona va a vivere.' })
  comune(@Root() { comune }: TrasferimentoEntity): string {
    return comune;
  }
}

@Resolver(() => PresaInCarico)
export class TrasferimentoDelCasoResolver {
  @Azione(presaInCaricoLeggi)
  @FieldResolver(() => Trasferimento, { nullable: true, description: 'Il trasferimento, se è trasferita.' })
  async trasferimento(@Root() { id }: PresaInCarico, @Ctx() context: GraphContext): Promise<object | null> {
    const [trasferimento] = await context.loadMany<{ owner: string }>(
      'PresaInCarico.trasferimento',
      id,
      ({ query, ambitoId }, ids) =>
        query(
          `SELECT presa_in_carico_id AS owner, ${columnsOf(TrasferimentoEntity)} FROM trasferimento
           WHERE ambito_id = $1 AND presa_in_carico_id = ANY ($2::uuid[])`,
          [ambitoId, ids],
        ),
    );
    return trasferimento ?? null;
  }
}
