// SPDX-License-Identifier: AGPL-3.0-or-later
import { DataIso } from '@ambito/subgraph';
import { Field, ObjectType } from 'type-graphql';

@ObjectType({ description: 'Una festa nazionale, nella quale le sedi sono chiuse.', simpleResolvers: true })
export class Festivita {
  @Field(() => DataIso, { description: 'Il giorno.' })
  giorno!: string;

  @Field({ description: 'Il nome.' })
  nome!: string;

  @Field({ description: 'La legge che la istituisce.' })
  fonte!: string;
}

@ObjectType({
  description: 'Il santo patrono di un Comune: in quel giorno, ogni anno, la sua sede è chiusa.',
  simpleResolvers: true,
})
export class Patrono {
  @Field({ description: 'Il giorno dell’anno, MM-GG.' })
  ricorrenza!: string;

  @Field({ description: 'Il santo.' })
  nome!: string;

  @Field({ description: 'Da che cosa risulta.' })
  fonte!: string;
}
