// SPDX-License-Identifier: AGPL-3.0-or-later
import { Azione, DataIso, UUID } from '@ambito/subgraph';
import { Directive, Field, Int, ObjectType } from 'type-graphql';
import { personaLeggi } from './persone.azioni.ts';

@Azione(personaLeggi)
@ObjectType({ description: 'Persona che si rivolge al servizio. Ogni lettura è registrata.', simpleResolvers: true })
@Directive('@key(fields: "id")')
export class Persona {
  @Field(() => UUID, { description: 'Identificativo della persona.' })
  id!: string;

  @Field({ description: 'Nome.' })
  nome!: string;

  @Field({ description: 'Cognome.' })
  cognome!: string;

  @Field(() => String, {
    nullable: true,
    description: 'Codice fiscale, o codice STP o ENI; assente per chi non ne ha.',
  })
  codiceFiscale!: string | null;

  @Field(() => DataIso, { nullable: true, description: 'Data di nascita.' })
  dataNascita!: string | null;

  @Field({ description: 'Sesso: F, M o NON_NOTO.' })
  sesso!: string;

  @Field({ description: 'Cittadinanza: un codice del vocabolario CITTADINANZE.' })
  cittadinanza!: string;

  @Field(() => Int, { description: 'Versione.' })
  versione!: number;
}

/** A persona as it is read, with the key of what it leads to. */
export interface PersonaRow extends Persona {
  readonly comuneResidenza: string | null;
}
