// SPDX-License-Identifier: AGPL-3.0-or-later
import { AtMost, connectionOf, DataIso, Ora, UUID } from '@ambito/subgraph';
import { Length, Max, Min } from 'class-validator';
import { Field, InputType, Int, ObjectType } from 'type-graphql';

/** HH:MM, up to 24:00. */
@ObjectType({ description: 'Un intervallo di apertura settimanale, ora di Roma (art. 5 c. 3).', simpleResolvers: true })
export class FasciaOraria {
  @Field(() => Int, { description: 'Giorno della settimana: 1 lunedì … 7 domenica.' })
  giorno!: number;

  @Field({ description: 'Ora di apertura, HH:MM.' })
  dalle!: string;

  @Field({ description: 'Ora di chiusura, HH:MM.' })
  alle!: string;

  @Field(() => DataIso, { description: 'Primo giorno di validità.' })
  validoDal!: string;

  @Field(() => DataIso, {
    nullable: true,
    description: 'Ultimo giorno di validità, compreso; assente se ancora in vigore.',
  })
  validoAl!: string | null;

  @Field(() => String, { nullable: true, description: 'Motivazione, per le aperture fuori da lunedì-venerdì.' })
  motivazione!: string | null;
}

@InputType({ description: 'Un intervallo di apertura settimanale da definire.' })
export class FasciaOrariaInput {
  @Field(() => Int, { description: 'Giorno della settimana: 1 lunedì … 7 domenica.' })
  @Min(1)
  @Max(7)
  giorno!: number;

  @Field({ description: 'Ora di apertura, HH:MM.' })
  @Ora()
  dalle!: string;

  @Field({ description: 'Ora di chiusura, HH:MM.' })
  @Ora()
  alle!: string;

  @Field(() => String, {
    nullable: true,
    description: 'Motivazione: obbligatoria fuori da lunedì-venerdì (art. 5 c. 3).',
  })
  @Length(1, 500)
  motivazione?: string;
}

@InputType({ description: 'Gli orari settimanali di una sede da una certa data.' })
export class ImpostaOrariInput {
  @Field(() => UUID, { description: 'La sede.' })
  sedeId!: string;

  @Field(() => Int, { description: 'Versione della sede che si è letta.' })
  versione!: number;

  @Field(() => DataIso, {
    description:
      'Primo giorno di validità, da oggi in poi: gli orari precedenti valgono fino al giorno prima. Anche passato solo per una sede di cui non si conosce ancora alcun orario.',
  })
  validoDal!: string;

  @Field(() => [FasciaOrariaInput], {
    description:
      'Le fasce della settimana: in tutto almeno le ore dovute in ciascun giorno in cui valgono, 4 se non cambiano (art. 5 c. 4).',
  })
  @AtMost(42)
  fasce!: FasciaOrariaInput[];
}

export const FasciaOrariaConnection = connectionOf(FasciaOraria, 'FasciaOraria');
