// SPDX-License-Identifier: AGPL-3.0-or-later
import { DataIso } from '@ambito/subgraph';
import { Field, ObjectType } from 'type-graphql';

@ObjectType({ description: 'Che cosa chi legge può farne.', simpleResolvers: true })
export class PermessiPua {
  @Field({ description: 'Se può disporre chi la eserciterà dopo.' })
  puoSostituire!: boolean;
}

@ObjectType({
  description: 'Chi esercita la Porta unica di accesso per un Comune in un periodo (art. 2 c. 8 e).',
  simpleResolvers: true,
})
export class Pua {
  @Field(() => DataIso, { description: 'Da quando.' })
  dal!: string;

  @Field(() => DataIso, { nullable: true, description: 'Ultimo giorno; assente se è in vigore senza termine.' })
  al!: string | null;
}
