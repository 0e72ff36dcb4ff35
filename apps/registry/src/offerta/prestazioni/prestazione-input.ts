// SPDX-License-Identifier: AGPL-3.0-or-later
import { AtMost, CodiceIstat, UUID } from '@ambito/subgraph';
import { ArrayUnique } from 'class-validator';
import { Field, InputType } from 'type-graphql';
import { DatiPrestazione } from './dati-prestazione.ts';

@InputType({
  description: 'Il contenuto di una voce del catalogo. Ciò che manca si può aggiungere dopo, prima di pubblicare.',
})
export class PrestazioneInput extends DatiPrestazione {
  @Field(() => [String], {
    defaultValue: [],
    description: "Codici ISTAT dei Comuni, oggi dell'Ambito; nessuno: tutto l'Ambito.",
  })
  @AtMost(500)
  @ArrayUnique()
  @CodiceIstat({ each: true })
  comuni!: string[];

  @Field(() => UUID, { nullable: true, description: "L'ente che ne risponde." })
  titolareId?: string;

  @Field(() => [UUID], { defaultValue: [], description: 'Gli altri enti che la erogano.' })
  @AtMost(100)
  @ArrayUnique()
  erogatoriIds!: string[];

  @Field(() => [UUID], { defaultValue: [], description: 'Le sedi del Segretariato Sociale a cui chiederla.' })
  @AtMost(100)
  @ArrayUnique()
  sediIds!: string[];
}
