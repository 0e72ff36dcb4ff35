// SPDX-License-Identifier: AGPL-3.0-or-later
import { Directive, Field, ID, Int, ObjectType } from 'type-graphql';
import { Azione } from '../azioni.ts';

@Azione('ambito.leggi')
@ObjectType({
  description: 'Ambito Territoriale: i Comuni che esercitano in forma associata i servizi sociali (art. 1).',
  simpleResolvers: true,
})
@Directive('@key(fields: "id")')
export class Ambito {
  @Field(() => ID, { description: "Identificativo dell'Ambito." })
  id!: string;

  @Field({ description: "Codice dell'Ambito nella Regione, ad esempio A04." })
  codice!: string;

  @Field({ description: 'Denominazione.' })
  nome!: string;

  @Field({ description: 'Codice ISTAT della Regione, due cifre.' })
  regione!: string;

  @Field(() => Int, { description: 'Versione, da indicare quando si modifica.' })
  versione!: number;
}
