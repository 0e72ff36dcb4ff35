// SPDX-License-Identifier: AGPL-3.0-or-later
import { Azione, connectionOf, DataIso, permessiOf, UUID } from '@ambito/subgraph';
import { Directive, Field, Int, ObjectType } from 'type-graphql';
import { operatoreLeggi } from './operatori.azioni.ts';

@Azione(operatoreLeggi)
@ObjectType({
  description: 'Operatore del Servizio Sociale Professionale o del Segretariato Sociale (art. 4 e 8).',
  simpleResolvers: true,
})
@Directive('@key(fields: "id")')
export class Operatore {
  @Field(() => UUID, { description: "Identificativo dell'operatore." })
  id!: string;

  @Field({ description: 'Nome.' })
  nome!: string;

  @Field({ description: 'Cognome.' })
  cognome!: string;

  @Field({ description: 'Qualifica: un codice del vocabolario QUALIFICHE.' })
  qualifica!: string;

  @Field(() => String, { nullable: true, description: "Numero e sezione di iscrizione all'albo." })
  albo!: string | null;

  @Field(() => String, { nullable: true, description: "Codice ISTAT della Regione dell'albo." })
  alboRegione!: string | null;

  @Field(() => DataIso, { nullable: true, description: 'Giorno in cui ha accettato il codice deontologico (art. 8).' })
  codiceDeontologicoAccettatoIl!: string | null;

  @Field(() => Int, { description: 'Versione, da indicare quando si modifica.' })
  versione!: number;
}

export const OperatoreConnection = connectionOf(Operatore, 'Operatore');
export const PermessiOperatore = permessiOf(
  Operatore,
  'Operatore',
  operatoreLeggi,
  'Che cosa chi legge può fare di questo operatore.',
);

/** An operator as it is read: the account is shown to nobody. */
export interface OperatoreRow extends Operatore {
  readonly account: string | null;
  /** What the qualification entitles to. */
  readonly natura: string;
}
