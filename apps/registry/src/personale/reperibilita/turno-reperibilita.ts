// SPDX-License-Identifier: AGPL-3.0-or-later
import { Azione, connectionOf, permessiOf, UUID } from '@ambito/subgraph';
import { Directive, Field, Int, ObjectType } from 'type-graphql';
import { reperibilitaLeggi } from './reperibilita.azioni.ts';

@Azione(reperibilitaLeggi)
@ObjectType({
  description: "Turno di reperibilità dell'Ambito, per gli interventi immediati (art. 2 c. 4).",
  simpleResolvers: true,
})
@Directive('@key(fields: "id")')
export class TurnoReperibilita {
  @Field(() => UUID, { description: 'Identificativo del turno.' })
  id!: string;

  @Field({ description: 'Quando comincia.' })
  dalle!: Date;

  @Field({ description: 'Quando finisce.' })
  alle!: Date;

  @Field({ description: 'Se è stato registrato quando era già cominciato, perché mancava.' })
  tardivo!: boolean;

  @Field(() => Date, { nullable: true, description: 'Quando è stato registrato, se era già cominciato.' })
  ritardoIl!: Date | null;

  @Field(() => Int, { description: 'Versione, da indicare quando si modifica.' })
  versione!: number;
}

export const TurnoReperibilitaConnection = connectionOf(TurnoReperibilita, 'TurnoReperibilita');
export const PermessiTurno = permessiOf(
  TurnoReperibilita,
  'Turno',
  reperibilitaLeggi,
  'Che cosa chi legge può fare di questo turno.',
);

/** A shift as it is read, with the keys of what it leads to. */
export interface TurnoRow extends TurnoReperibilita {
  readonly operatoreId: string;
  readonly sostitutoId: string | null;
  readonly ritardoMotivo: string | null;
  readonly ritardoDaOperatore: string | null;
}

@ObjectType({ description: 'Chi è reperibile a un istante.', simpleResolvers: true })
export class Reperibile {
  @Field({ description: 'Se risponde il sostituto, perché il titolare del turno è assente o non è più in servizio.' })
  inSostituzione!: boolean;
}

/** Who is on call as it is read, with the keys of what it leads to. */
export interface ReperibileRow extends Reperibile {
  readonly operatoreId: string;
  readonly turnoId: string;
}

@ObjectType({ description: 'Un intervallo in cui nessuno è reperibile.', simpleResolvers: true })
export class ScoperturaReperibilita {
  @Field({ description: 'Da quando.' })
  dalle!: Date;

  @Field({ description: 'Fino a quando.' })
  alle!: Date;
}
