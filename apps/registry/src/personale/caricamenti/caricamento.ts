// SPDX-License-Identifier: AGPL-3.0-or-later
import { AtMost, Azione, connectionOf, permessiOf, UUID } from '@ambito/subgraph';
import { Directive, Field, Int, ObjectType, registerEnumType } from 'type-graphql';
import { caricamentoLeggi } from './caricamenti.azioni.ts';

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

export enum StatoCaricamento {
  IN_ATTESA = 'IN_ATTESA',
  IN_CORSO = 'IN_CORSO',
  RIUSCITO = 'RIUSCITO',
  RIFIUTATO = 'RIFIUTATO',
  FALLITO = 'FALLITO',
  ANNULLATO = 'ANNULLATO',
}
registerEnumType(StatoCaricamento, {
  name: 'StatoCaricamento',
  description: 'A che punto è un caricamento.',
  valuesConfig: {
    IN_ATTESA: { description: 'Chiesto: comincia quando finiscono quelli chiesti prima. Si può ancora annullare.' },
    IN_CORSO: { description: 'In corso.' },
    RIUSCITO: { description: 'Tutte le righe vanno: sono scritte, o se è una prova si possono scrivere.' },
    RIFIUTATO: { description: 'Qualcosa non va, come dicono gli errori: non è scritto nulla.' },
    FALLITO: { description: 'Interrotto da un guasto: non è scritto nulla, e si chiede di nuovo.' },
    ANNULLATO: { description: 'Annullato prima che cominciasse.' },
  },
});

@ObjectType({ description: 'Che cosa non va in una tabella.', simpleResolvers: true })
export class ErroreCaricamento {
  @Field(() => Int, {
    nullable: true,
    description: 'Numero della riga nel file; le intestazioni sono la riga 1. Assente se è del file intero.',
  })
  riga!: number | null;

  @Field(() => String, { nullable: true, description: 'Intestazione della colonna, se è di una sola.' })
  colonna!: string | null;

  @Field({ description: 'Che cosa non va.' })
  messaggio!: string;

  @Field(() => String, { nullable: true, description: "L'articolo del Regolamento, se è una sua regola." })
  articolo!: string | null;
}

@Azione(caricamentoLeggi)
@ObjectType({
  description: 'Il caricamento di una tabella di sedi, orari o operatori (art. 5 e 8): tutte le righe, o nessuna.',
  simpleResolvers: true,
})
@Directive('@key(fields: "id")')
export class Caricamento {
  @Field(() => UUID, { description: 'Identificativo del caricamento.' })
  id!: string;

  @Field(() => TipoCaricamento, { description: 'Che cosa contiene la tabella.' })
  tipo!: TipoCaricamento;

  @Field({ description: 'Se è una prova: dice che cosa accadrebbe, e non scrive nulla.' })
  prova!: boolean;

  @Field(() => StatoCaricamento, { description: 'A che punto è.' })
  stato!: StatoCaricamento;

  @Field(() => Int, {
    nullable: true,
    description: 'Righe della tabella, senza le intestazioni e le righe vuote; assente finché non è letta.',
  })
  righe!: number | null;

  @Field(() => Int, { description: 'Righe già lavorate: cresce mentre è in corso.' })
  righeLavorate!: number;

  @Field(() => Int, {
    nullable: true,
    description: 'Righe che portano, o porterebbero, qualcosa di nuovo; assente finché non è concluso.',
  })
  nuove!: number | null;

  @Field(() => Int, {
    nullable: true,
    description: 'Righe che dicono ciò che già si sa; assente finché non è concluso.',
  })
  invariate!: number | null;

  @AtMost(100)
  @Field(() => [ErroreCaricamento], {
    description: 'Gli errori, in ordine di riga: i primi 100. Tolti dopo 30 giorni.',
  })
  errori!: ErroreCaricamento[];

  @Field(() => Int, { description: 'Quanti sono gli errori in tutto.' })
  totaleErrori!: number;

  @Field(() => Date, { description: 'Quando è stato chiesto.' })
  richiestoIl!: Date;

  @Field(() => Date, { nullable: true, description: 'Quando è cominciato.' })
  iniziatoIl!: Date | null;

  @Field(() => Date, { nullable: true, description: 'Quando si è concluso, comunque sia andato.' })
  conclusoIl!: Date | null;

  @Field(() => Date, {
    nullable: true,
    description: 'Quando la tabella e i suoi errori sono stati tolti, 30 giorni dopo la conclusione.',
  })
  datiToltiIl!: Date | null;

  @Field(() => Int, { description: 'Versione, da indicare quando si annulla.' })
  versione!: number;
}

export const CaricamentoConnection = connectionOf(Caricamento, 'Caricamento');
export const PermessiCaricamento = permessiOf(
  Caricamento,
  'Caricamento',
  caricamentoLeggi,
  'Che cosa chi legge può fare di questo caricamento.',
);

/** A load as it is read, with the key of its table. */
export interface CaricamentoRow extends Caricamento {
  readonly allegatoId: string | null;
  readonly conTabellaErrori: boolean;
}
