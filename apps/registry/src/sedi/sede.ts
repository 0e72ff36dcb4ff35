// SPDX-License-Identifier: AGPL-3.0-or-later
import { DataIso } from '@ambito/subgraph';
import { Directive, Field, ID, Int, ObjectType } from 'type-graphql';
import { Azione } from '../azioni.ts';

@Azione('sede.leggi')
@ObjectType({
  description: 'Sede del Servizio Sociale Professionale e del Segretariato Sociale in un Comune (art. 5).',
  simpleResolvers: true,
})
@Directive('@key(fields: "id")')
export class Sede {
  @Field(() => ID, { description: 'Identificativo della sede.' })
  id!: string;

  @Field({ description: 'Denominazione.' })
  denominazione!: string;

  @Field({ description: 'Indirizzo.' })
  indirizzo!: string;

  @Field(() => String, { nullable: true, description: 'Come arrivare: trasporti, accesso senza gradini.' })
  comeArrivare!: string | null;

  @Field(() => DataIso, { description: 'Primo giorno di attività.' })
  attivaDal!: string;

  @Field(() => DataIso, { nullable: true, description: 'Ultimo giorno di attività, se cessata.' })
  attivaAl!: string | null;

  @Field(() => Int, { description: 'Versione, da indicare quando si modifica.' })
  versione!: number;
}
