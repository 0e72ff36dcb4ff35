// SPDX-License-Identifier: AGPL-3.0-or-later
import { AtMost, Azione, connectionOf, DataIso, permessiOf, UUID } from '@ambito/subgraph';
import { Directive, Field, Float, Int, ObjectType } from 'type-graphql';
import { formazioneLeggi } from './formazione.azioni.ts';

@ObjectType({ description: 'Un operatore in un’attività formativa.', simpleResolvers: true })
export class Partecipazione {
  @Field({ description: 'Quando si è iscritto, o è stato registrato.' })
  iscrittoIl!: Date;

  @Field({ description: 'Se è stato registrato ad attività cominciata, perché mancava.' })
  tardiva!: boolean;

  @Field(() => Float, { nullable: true, description: 'Ore frequentate; assente finché non sono registrate.' })
  ore!: number | null;
}

export const PartecipazioneConnection = connectionOf(Partecipazione, 'Partecipazione');
export const PermessiPartecipazione = permessiOf(
  Partecipazione,
  'Partecipazione',
  formazioneLeggi,
  'Che cosa chi legge può fare di questa iscrizione.',
);

/** A partecipazione as it is read, with its operator, whose account is shown to nobody, and the first day of the event. */
export interface PartecipazioneRow extends Partecipazione {
  readonly attivitaId: string;
  readonly operatoreId: string;
  readonly account: string | null;
  readonly attivitaDal: string;
  readonly ritardoMotivo: string | null;
  readonly ritardoDaOperatore: string | null;
}

@Azione(formazioneLeggi)
@ObjectType({
  description: 'Attività di aggiornamento e formazione degli operatori (art. 2 c. 5 m, n).',
  simpleResolvers: true,
})
@Directive('@key(fields: "id")')
export class AttivitaFormativa {
  @Field(() => UUID, { description: "Identificativo dell'attività." })
  id!: string;

  @Field({ description: 'Titolo.' })
  titolo!: string;

  @Field({ description: 'Chi la organizza: l’Ambito, o un ente pubblico o privato con cui collabora.' })
  organizzatore!: string;

  @Field(() => DataIso, { description: 'Primo giorno.' })
  dal!: string;

  @Field(() => DataIso, { description: 'Ultimo giorno, compreso.' })
  al!: string;

  @Field(() => Float, { description: 'Durata in ore.' })
  ore!: number;

  @Field(() => Int, { description: 'Crediti formativi.' })
  crediti!: number;

  @Field(() => Int, { nullable: true, description: 'Posti; assente se senza limite.' })
  posti!: number | null;

  @AtMost(20)
  @Field(() => [String], { description: 'A quali qualifiche è aperta: codici del vocabolario QUALIFICHE.' })
  apertaA!: string[];

  @Field({ description: 'Se è aperta anche agli operatori sociosanitari di altri enti (art. 2 c. 5 n).' })
  apertaAdAltriEnti!: boolean;

  @Field(() => Int, { description: 'Versione, da indicare quando se ne registrano le presenze.' })
  versione!: number;
}

export const AttivitaFormativaConnection = connectionOf(AttivitaFormativa, 'AttivitaFormativa');
export const PermessiAttivitaFormativa = permessiOf(
  AttivitaFormativa,
  'AttivitaFormativa',
  formazioneLeggi,
  'Che cosa chi legge può fare di questa attività.',
);
