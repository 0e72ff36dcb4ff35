// SPDX-License-Identifier: AGPL-3.0-or-later
import { Azione } from '@ambito/subgraph';
import { Directive, Field, ID, ObjectType } from 'type-graphql';
import { lineaCita } from './bilancio.azioni.ts';

@Azione(lineaCita)
@ObjectType({
  description: 'Linea di bilancio del Piano di Zona (i suoi dati sono del registro).',
  simpleResolvers: true,
})
@Directive('@key(fields: "id")')
export class LineaDiBilancio {
  @Field(() => ID, { description: 'Identificativo della linea.' })
  id!: string;
}
