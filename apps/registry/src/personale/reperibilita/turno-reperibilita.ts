// SPDX-License-Identifier: AGPL-3.0-or-later
import { Azione, connectionOf, UUID } from '@ambito/subgraph';
import { Directive, Field, Int, ObjectType } from 'type-graphql';
import { reperibilitaLeggi } from './reperibilita.azioni.ts';

@ObjectType({ description: 'Che cosa chi legge può fare di questo turno.', simpleResolvers: true })
export class PermessiTurno {
  @Field({ description: 'Se può cambiarlo: di un turno che è cominciato, solo la fine.' })
  puoModificare!: boolean;

  @Field({ description: 'Se può toglierlo: un turno che è cominciato si fa finire.' })
  puoAnnullare!: boolean;
}

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

  @Field(() => Int, { description: 'Versione, da indicare quando si modifica.' })
  versione!: number;
}

export const TurnoReperibilitaConnection = connectionOf(TurnoReperibilita, 'TurnoReperibilita');

@ObjectType({ description: 'Chi è reperibile a un istante.', simpleResolvers: true })
export class Reperibile {
  @Field({ description: 'Se risponde il sostituto, perché il titolare del turno è assente o non è più in servizio.' })
  inSostituzione!: boolean;

  operatoreId!: string;
  turnoId!: string;
}

@ObjectType({ description: 'Un intervallo in cui nessuno è reperibile.', simpleResolvers: true })
export class ScoperturaReperibilita {
  @Field({ description: 'Da quando.' })
  dalle!: Date;

  @Field({ description: 'Fino a quando.' })
  alle!: Date;
}
