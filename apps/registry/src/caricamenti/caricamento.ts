// SPDX-License-Identifier: AGPL-3.0-or-later
import { Field, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';

export enum TipoCaricamento {
  SEDI = 'SEDI',
  ORARI = 'ORARI',
  OPERATORI = 'OPERATORI',
}
registerEnumType(TipoCaricamento, {
  name: 'TipoCaricamento',
  description: 'Che cosa si carica da una tabella.',
  valuesConfig: {
    SEDI: { description: 'Le sedi dei Comuni, una per riga.' },
    ORARI: { description: 'Gli orari settimanali delle sedi, una fascia per riga.' },
    OPERATORI: { description: 'Gli operatori con i loro incarichi, un incarico per riga.' },
  },
});

@InputType({ description: 'Una tabella CSV o XLSX da caricare.' })
export class CaricamentoInput {
  @Field(() => TipoCaricamento, { description: 'Che cosa contiene.' })
  tipo!: TipoCaricamento;

  @Field(() => ID, { description: 'L’allegato, CSV o XLSX, già caricato: al massimo 500 righe.' })
  allegatoId!: string;
}

@ObjectType({ description: 'Che cosa non va in una riga della tabella.', simpleResolvers: true })
export class ErroreCaricamento {
  @Field(() => Int, { description: 'Numero della riga nel file; le intestazioni sono la riga 1.' })
  riga!: number;

  @Field(() => String, { nullable: true, description: 'Intestazione della colonna, se è di una sola.' })
  colonna!: string | null;

  @Field({ description: 'Che cosa non va.' })
  messaggio!: string;

  @Field(() => String, { nullable: true, description: "L'articolo del Regolamento, se è una sua regola." })
  articolo!: string | null;
}

@ObjectType({ description: 'Esito di un caricamento, o della sua prova.', simpleResolvers: true })
export class EsitoCaricamento {
  @Field({ description: 'Se i dati sono stati scritti: tutti, o nessuno.' })
  caricato!: boolean;

  @Field(() => Int, { description: 'Righe della tabella, senza le intestazioni e le righe vuote.' })
  righe!: number;

  @Field(() => Int, { description: 'Righe che portano, o porterebbero, qualcosa di nuovo.' })
  nuove!: number;

  @Field(() => Int, { description: 'Righe che dicono ciò che già si sa.' })
  invariate!: number;

  @Field(() => [ErroreCaricamento], { description: 'Gli errori, in ordine di riga: i primi 100.' })
  errori!: ErroreCaricamento[];

  @Field(() => Int, { description: 'Quanti sono gli errori in tutto.' })
  totaleErrori!: number;

  @Field(() => String, {
    nullable: true,
    description: 'Da dove scaricare la tabella con accanto a ogni riga che cosa non va; assente se va tutto bene.',
  })
  tabellaErrori!: string | null;
}
