// SPDX-License-Identifier: AGPL-3.0-or-later
import { DataIso } from '@ambito/subgraph';
import { Field, Int, ObjectType } from 'type-graphql';

@ObjectType({ description: 'Dimissione: come si è concluso il percorso (art. 2 c. 3 d).', simpleResolvers: true })
export class Dimissione {
  @Field(() => DataIso, { description: 'Giorno della dimissione.' })
  data!: string;

  @Field({ description: 'Motivo, dal vocabolario.' })
  motivo!: string;

  @Field({ description: 'Valutazione del percorso.' })
  valutazione!: string;

  @Field(() => Int, { nullable: true, description: 'Soddisfazione espressa, da 1 a 5.' })
  soddisfazione!: number | null;

  @Field(() => DataIso, { nullable: true, description: 'Quando risentirsi.' })
  prossimoContatto!: string | null;
}
