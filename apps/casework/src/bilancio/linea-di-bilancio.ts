// SPDX-License-Identifier: AGPL-3.0-or-later
import { Azione, UUID } from '@ambito/subgraph';
import { Directive, Field, ObjectType } from 'type-graphql';
import { lineaCita } from './bilancio.azioni.ts';

@Azione(lineaCita)
@ObjectType({
  description: 'Linea di bilancio del Piano di Zona (i suoi dati sono del registro).',
  simpleResolvers: true,
})
@Directive('@key(fields: "id")')
export class LineaDiBilancio {
  @Field(() => UUID, { description: 'Identificativo della linea.' })
  id!: string;
}
