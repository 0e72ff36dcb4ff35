// SPDX-License-Identifier: AGPL-3.0-or-later
import { Azione, connectionOf, Importo, permessiOf, UUID } from '@ambito/subgraph';
import { Directive, Field, Int, ObjectType, registerEnumType } from 'type-graphql';
import { pianoLavora } from '../piano-di-zona/piano-di-zona.azioni.ts';

export enum StatoLinea {
  ATTIVA = 'ATTIVA',
  CESSATA = 'CESSATA',
}
registerEnumType(StatoLinea, {
  name: 'StatoLinea',
  description: 'Se una linea di bilancio si può impegnare.',
  valuesConfig: {
    ATTIVA: { description: 'In uso.' },
    CESSATA: { description: 'Chiusa, senza importo.' },
  },
});

export enum StatoRiduzione {
  RICHIESTA = 'RICHIESTA',
  APPLICATA = 'APPLICATA',
  RIFIUTATA = 'RIFIUTATA',
  RITIRATA = 'RITIRATA',
}
registerEnumType(StatoRiduzione, {
  name: 'StatoRiduzione',
  description: 'A che punto è la riduzione di una linea di bilancio.',
  valuesConfig: {
    RICHIESTA: { description: 'Attende chi tiene gli impegni.' },
    APPLICATA: { description: 'La linea è stata ridotta.' },
    RIFIUTATA: { description: 'Era già impegnato di più: la linea resta come era.' },
    RITIRATA: { description: 'Non è più chiesta: la linea resta come era.' },
  },
});

@ObjectType({
  description: 'La riduzione, la cessazione o lo storno di una linea, con il suo esito.',
  simpleResolvers: true,
})
export class RiduzioneLinea {
  @Field(() => UUID, { description: 'Identificativo della riduzione.' })
  id!: string;

  @Field(() => Importo, { description: "L'importo a cui ridurre." })
  importo!: string;

  @Field(() => Importo, { nullable: true, description: "Quanto va a un'altra linea; assente se non è uno storno." })
  stornato!: string | null;

  @Field({ description: 'Se la linea cessa.' })
  cessa!: boolean;

  @Field({ description: 'Perché.' })
  motivo!: string;

  @Field({ description: 'Quando è stata chiesta.' })
  richiestaIl!: Date;

  @Field(() => StatoRiduzione, { description: 'A che punto è.' })
  stato!: StatoRiduzione;

  @Field(() => Date, { nullable: true, description: 'Quando è stata esaminata.' })
  esaminataIl!: Date | null;

  @Field(() => Date, { nullable: true, description: 'Quando è stata ritirata.' })
  ritirataIl!: Date | null;

  @Field(() => Importo, { nullable: true, description: 'Quanto era già impegnato quando è stata esaminata.' })
  impegnato!: string | null;

  @Field(() => Importo, {
    nullable: true,
    description: 'Quanto manca, se è rifiutata: è impegnato più di ciò che resterebbe.',
  })
  mancano!: string | null;
}

@Azione(pianoLavora)
@ObjectType({
  description: 'Linea di bilancio del Piano di Zona: quanto ha un anno, e da quale fondo (art. 6 c. 1).',
  simpleResolvers: true,
})
@Directive('@key(fields: "id")')
export class LineaDiBilancio {
  @Field(() => UUID, { description: 'Identificativo della linea.' })
  id!: string;

  @Field(() => Int, { description: 'Anno del bilancio.' })
  anno!: number;

  @Field({ description: "Codice nell'anno." })
  codice!: string;

  @Field({ description: 'Denominazione.' })
  denominazione!: string;

  @Field({ description: 'Fondo da cui viene.' })
  fondo!: string;

  @Field(() => Int, { description: 'Anno del fondo: quello del bilancio, o uno precedente.' })
  annoFondo!: number;

  @Field(() => Importo, { description: 'Importo, in euro.' })
  importo!: string;

  @Field(() => Importo, {
    nullable: true,
    description:
      "Quanto ne è approvato e si può impegnare, in euro; assente finché nessun'edizione del Piano la comprende.",
  })
  importoApprovato!: string | null;

  @Field(() => StatoLinea, { description: 'Se si può impegnare.' })
  stato!: StatoLinea;

  @Field(() => Int, { description: 'Versione, da indicare quando si modifica.' })
  versione!: number;
}

/** A reduction as it is read, with the keys of its line and of the one to which the money goes. */
export interface RiduzioneRow extends RiduzioneLinea {
  readonly lineaId: string;
  readonly versoLineaId: string | null;
}

/** A line as it is read, and whether a reduction of it awaits casework's answer. */
export interface LineaRow extends LineaDiBilancio {
  readonly inRiduzione: boolean;
}

/** Whether a line may be increased or reduced: it is in use, and no reduction of it awaits an answer. */
export function isVariabile({ stato, inRiduzione }: Pick<LineaRow, 'stato' | 'inRiduzione'>): boolean {
  return stato === StatoLinea.ATTIVA && !inRiduzione;
}

export const RiduzioneLineaConnection = connectionOf(RiduzioneLinea, 'RiduzioneLinea');
export const LineaDiBilancioConnection = connectionOf(LineaDiBilancio, 'LineaDiBilancio');
export const PermessiLinea = permessiOf(
  LineaDiBilancio,
  'Linea',
  pianoLavora,
  'Che cosa chi legge può fare di questa linea.',
);
