// SPDX-License-Identifier: AGPL-3.0-or-later
import { AtMost, Azione, connectionOf, DataIso, permessiOf, UUID } from '@ambito/subgraph';
import { Directive, Field, Int, ObjectType, registerEnumType } from 'type-graphql';
import { accordoLeggi } from './accordi.azioni.ts';

export enum TipoAccordo {
  PROTOCOLLO_DI_INTESA = 'PROTOCOLLO_DI_INTESA',
  CONVENZIONE = 'CONVENZIONE',
  ACCORDO_DI_PROGRAMMA = 'ACCORDO_DI_PROGRAMMA',
  ALTRO = 'ALTRO',
}
registerEnumType(TipoAccordo, {
  name: 'TipoAccordo',
  description: 'Forma di un accordo.',
  valuesConfig: {
    PROTOCOLLO_DI_INTESA: { description: "Protocollo d'intesa." },
    CONVENZIONE: { description: 'Convenzione con un ente.' },
    ACCORDO_DI_PROGRAMMA: { description: 'Accordo di programma.' },
    ALTRO: { description: 'Altra forma.' },
  },
});

@Azione(accordoLeggi)
@ObjectType({
  description: "Accordo dell'Ambito con altri attori, pubblici e privati (art. 2 c. 5 f e o; D.Lgs. 33/2013).",
  simpleResolvers: true,
})
@Directive('@key(fields: "id")')
export class Accordo {
  @Field(() => UUID, { description: "Identificativo dell'accordo." })
  id!: string;

  @Field(() => TipoAccordo, { description: 'Forma.' })
  tipo!: TipoAccordo;

  @Field({ description: 'Oggetto.' })
  oggetto!: string;

  @Field({ description: 'Per che cosa.' })
  finalita!: string;

  @AtMost(600) // enti, Comuni and others of the agreement
  @Field(() => [String], { description: "Con chi, oltre all'Ambito: i nomi che le parti avevano alla sottoscrizione." })
  parti!: string[];

  @Field(() => DataIso, { description: 'Giorno della sottoscrizione.' })
  sottoscrittoIl!: string;

  @Field(() => DataIso, { description: 'Primo giorno in cui vale.' })
  dal!: string;

  @Field(() => DataIso, { description: 'Ultimo giorno, compreso.' })
  al!: string;

  @Field(() => String, { nullable: true, description: "Estremi dell'atto che ne ha cambiato il termine." })
  attoTermine!: string | null;

  @Field({ description: 'Se è stabilito che non si rinnova.' })
  nonSiRinnova!: boolean;

  @Field(() => Int, { description: 'Versione, da indicare quando si modifica.' })
  versione!: number;
}

@ObjectType({ description: "Una parte di un accordo, oltre all'Ambito.", simpleResolvers: true })
export class ContraenteAccordo {
  @Field({ description: 'Il nome che aveva alla sottoscrizione.' })
  nome!: string;
}

export const AccordoConnection = connectionOf(Accordo, 'Accordo');
export const PermessiAccordo = permessiOf(
  Accordo,
  'Accordo',
  accordoLeggi,
  'Che cosa chi legge può fare di questo accordo.',
);

/** An agreement as it is read, with the key of its Ambito. */
export interface AccordoRow extends Accordo {
  readonly ambitoId: string;
}

/** A party as it is read, with the key of its ente or Comune. */
export interface ContraenteRow extends ContraenteAccordo {
  readonly enteId: string | null;
  readonly codiceIstat: string | null;
}
