// SPDX-License-Identifier: AGPL-3.0-or-later
import { AtMost, connectionOf, DataIso, Importo, UUID } from '@ambito/subgraph';
import { ArrayNotEmpty, Length } from 'class-validator';
import { Field, InputType, ObjectType } from 'type-graphql';
import { CodicePrestazione } from '../codice-prestazione.ts';

@ObjectType({
  description: "Giorni in cui l'ente a cui un intervento è affidato non è accreditato per la sua prestazione.",
  simpleResolvers: true,
})
export class PeriodoScoperto {
  @Field(() => DataIso, { description: 'Primo giorno.' })
  dal!: string;

  @Field(() => DataIso, { description: 'Ultimo giorno, compreso.' })
  al!: string;
}

@ObjectType({
  description: 'Intervento di un progetto personalizzato: una prestazione, per un periodo, con il suo costo.',
  simpleResolvers: true,
})
export class Intervento {
  @Field(() => UUID, { description: "Identificativo dell'intervento." })
  id!: string;

  @Field({ description: 'Codice SIUSS della prestazione.' })
  prestazione!: string;

  @Field({ description: 'Nome della prestazione.' })
  nomePrestazione!: string;

  @Field(() => String, { nullable: true, description: 'Descrizione.' })
  descrizione!: string | null;

  @Field(() => Importo, { description: 'Costo previsto, in euro.' })
  costo!: string;

  @Field(() => DataIso, { description: 'Primo giorno.' })
  dal!: string;

  @Field(() => DataIso, { nullable: true, description: 'Ultimo giorno, compreso.' })
  al!: string | null;

  @Field(() => DataIso, {
    nullable: true,
    description:
      'Ultimo giorno in cui è stato dato, se è finito prima di quello previsto; il giorno prima del primo, se non è mai cominciato.',
  })
  conclusoAl!: string | null;

  @Field(() => String, { nullable: true, description: 'Perché è finito prima; assente se è finito con il progetto.' })
  motivoConclusione!: string | null;

  @AtMost(50) // the stretches between accreditations of its ente
  @Field(() => [PeriodoScoperto], {
    description:
      "I suoi giorni in cui l'ente non è accreditato (art. 2 c. 5 o): con anche uno solo il progetto non si accetta; dopo, mostrano un accreditamento finito prima del tempo.",
  })
  giorniScoperti!: PeriodoScoperto[];
}

@ObjectType({
  description:
    "Intervento di un progetto attivo il cui ente, in qualche giorno da oggi all'ultimo, non è accreditato (art. 2 c. 5 o): l'ente va accreditato di nuovo, o il progetto rivisto.",
  simpleResolvers: true,
})
export class InterventoScoperto {
  @Field(() => UUID, { description: "Identificativo dell'intervento." })
  id!: string;

  @Field({ description: 'Codice SIUSS della prestazione.' })
  prestazione!: string;

  @Field({ description: 'Nome della prestazione.' })
  nomePrestazione!: string;

  @Field(() => DataIso, { description: "Primo giorno dell'intervento in cui l'ente non è accreditato, anche passato." })
  scopertoDal!: string;

  @Field(() => DataIso, {
    description: "Ultimo giorno dell'intervento in cui l'ente non è accreditato, da oggi in poi.",
  })
  scopertoAl!: string;

  @Field(() => DataIso, { description: "Ultimo giorno dell'intervento." })
  al!: string;
}

/** An intervento as it is read, with the keys of what it leads to. */
export interface InterventoRow extends Intervento {
  readonly enteId: string | null;
}

export interface InterventoScopertoRow extends InterventoScoperto {
  readonly enteId: string;
  readonly presaInCaricoId: string;
  readonly [column: string]: unknown;
}

export const InterventoScopertoConnection = connectionOf(InterventoScoperto, 'InterventoScoperto');

@InputType({ description: 'Un intervento da prevedere.' })
export class InterventoInput {
  @Field({ description: 'Codice SIUSS della prestazione.' })
  @CodicePrestazione()
  prestazione!: string;

  @Field(() => String, { nullable: true, description: 'Descrizione.' })
  @Length(1, 1_000)
  descrizione?: string;

  @Field(() => Importo, { description: 'Costo previsto, in euro.' })
  costo!: string;

  @Field(() => DataIso, { description: 'Primo giorno.' })
  dal!: string;

  @Field(() => DataIso, { nullable: true, description: 'Ultimo giorno, compreso.' })
  al?: string;

  @Field(() => [UUID], {
    nullable: true,
    description:
      'Le linee di bilancio che lo pagano, una per ogni anno del periodo, che allora ha un ultimo giorno: quando il progetto è accettato il costo si impegna su ciascuna per i giorni del suo anno.',
  })
  @ArrayNotEmpty()
  @AtMost(5)
  lineaIds?: string[];

  @Field(() => UUID, {
    nullable: true,
    description:
      "L'ente che lo eroga, accreditato per la prestazione: il primo giorno quando si redige, per tutto il periodo quando si accetta (art. 2 c. 5 o). Allora l'ultimo giorno è obbligatorio. Assente: il personale dell'Ambito.",
  })
  enteId?: string;
}
