// SPDX-License-Identifier: AGPL-3.0-or-later
import { UUID } from '@ambito/subgraph';
import { Directive, Field, ObjectType } from 'type-graphql';

@ObjectType({
  description: 'Ente con cui il servizio collabora (i suoi dati sono del registro).',
  simpleResolvers: true,
})
@Directive('@key(fields: "id", resolvable: false)')
export class Ente {
  @Field(() => UUID, { description: "Identificativo dell'ente." })
  id!: string;
}
