// SPDX-License-Identifier: AGPL-3.0-or-later
import { AtMost, Azione, connectionOf, DataIso, UUID } from '@ambito/subgraph';
import { Directive, Field, Float, Int, ObjectType } from 'type-graphql';
import { Qualifica } from '../operatori/operatore.ts';
import { formazioneLeggi } from './formazione.azioni.ts';

@ObjectType({ description: 'Un operatore in un’attività formativa.', simpleResolvers: true })
export class Partecipazione {
  @Field({ description: 'Quando si è iscritto.' })
  iscrittoIl!: Date;

  @Field(() => Float, { nullable: true, description: 'Ore frequentate; assente finché non sono registrate.' })
  ore!: number | null;
}

@ObjectType({ description: 'Che cosa chi legge può fare di questa iscrizione.', simpleResolvers: true })
export class PermessiPartecipazione {
  @Field({ description: "Se può annullarla: l'attività non è cominciata." })
  puoAnnullare!: boolean;
}

@ObjectType({ description: 'Che cosa chi legge può fare di questa attività.', simpleResolvers: true })
export class PermessiAttivitaFormativa {
  @Field({ description: 'Se può iscrivervi un operatore: non è cominciata e restano posti.' })
  puoIscrivere!: boolean;

  @Field({ description: 'Se può registrarne le presenze: è cominciata.' })
  puoRegistrarePresenze!: boolean;
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

  @AtMost(3) // the values of Qualifica
  @Field(() => [Qualifica], { description: 'A quali qualifiche è aperta.' })
  apertaA!: Qualifica[];

  @Field({ description: 'Se è aperta anche agli operatori sociosanitari di altri enti (art. 2 c. 5 n).' })
  apertaAdAltriEnti!: boolean;

  @Field(() => Int, { description: 'Versione, da indicare quando se ne registrano le presenze.' })
  versione!: number;
}

export const AttivitaFormativaConnection = connectionOf(AttivitaFormativa, 'AttivitaFormativa');
