// SPDX-License-Identifier: AGPL-3.0-or-later
import { AtMost } from '@ambito/subgraph';
import { Field, ObjectType } from 'type-graphql';
import { Ente } from '../enti/ente.ts';

@ObjectType({
  description: 'Ente che tratta richieste di quel tipo ma non è competente per questa.',
  simpleResolvers: true,
})
class EnteNonCompetente {
  @Field(() => Ente, { description: "L'ente." })
  ente!: Ente;

  @AtMost(5) // one for each condition of competence
  @Field(() => [String], { description: 'Perché non lo è.' })
  perche!: string[];
}

@ObjectType({
  description: 'A chi spetta una richiesta, o perché a nessuno e a chi ci si può rivolgere (art. 2 c. 8 e).',
  simpleResolvers: true,
})
export class CompetenzaSuRichiesta {
  @Field({ description: 'Se almeno un ente è competente: senza, una trasmissione non è ammessa.' })
  competente!: boolean;

  @Field(() => String, { nullable: true, description: 'Perché nessuno è competente.' })
  motivo!: string | null;

  @AtMost(200) // the enti of an Ambito for a kind of request
  @Field(() => [Ente], { description: 'Gli enti competenti, dal più specifico.' })
  enti!: Ente[];

  @AtMost(200) // the enti of an Ambito for a kind of request
  @Field(() => [EnteNonCompetente], { description: 'Gli enti per quel tipo di richieste ma non per questa.' })
  candidati!: EnteNonCompetente[];
}
