// SPDX-License-Identifier: AGPL-3.0-or-later
import { AtMost, Azione, connectionOf, DataIso, enumOfList, permessiOf, UUID } from '@ambito/subgraph';
import { tipiCompetenza } from '@ambito/vocabulary';
import { Directive, Field, Int, ObjectType, registerEnumType } from 'type-graphql';
import { StatoTrasmissione } from './stati.ts';
import { trasmissioneLeggi } from './trasmissioni.azioni.ts';

export const TipoCompetenza = enumOfList(
  'TipoCompetenza',
  'A quale servizio spetta una richiesta (art. 2 c. 8 e).',
  tipiCompetenza,
);
export type TipoCompetenza = keyof typeof TipoCompetenza;

export enum VoceTrasmissione {
  NOME = 'NOME',
  CODICE_FISCALE = 'CODICE_FISCALE',
  DATA_NASCITA = 'DATA_NASCITA',
  RESIDENZA = 'RESIDENZA',
  BISOGNI = 'BISOGNI',
  DOMANDA = 'DOMANDA',
}
registerEnumType(VoceTrasmissione, {
  name: 'VoceTrasmissione',
  description: 'Che cosa si comunica con una trasmissione: solo quanto serve a chi la riceve.',
  valuesConfig: {
    NOME: { description: 'Nome e cognome.' },
    CODICE_FISCALE: { description: 'Codice fiscale, o codice STP o ENI.' },
    DATA_NASCITA: { description: 'Data di nascita.' },
    RESIDENZA: { description: 'Codice ISTAT del Comune di residenza.' },
    BISOGNI: { description: 'I nomi dei bisogni decodificati, senza annotazioni.' },
    DOMANDA: { description: 'La domanda, con le parole di chi l’ha portata.' },
  },
});

@ObjectType({ description: 'Un dato comunicato, come era in quel momento.', simpleResolvers: true })
export class VoceTrasmessa {
  @Field(() => VoceTrasmissione, { description: 'Quale dato.' })
  voce!: VoceTrasmissione;

  @Field({ description: 'Il suo valore.' })
  valore!: string;
}

@ObjectType({ description: 'Che cosa è stato comunicato, e nulla di più.', simpleResolvers: true })
export class ContenutoTrasmissione {
  @Field({ description: 'La richiesta, con le parole di chi la trasmette.' })
  testo!: string;

  @AtMost(6) // the values of VoceTrasmissione
  @Field(() => [VoceTrasmessa], { description: 'I dati scelti.' })
  voci!: VoceTrasmessa[];
}

@ObjectType({ description: 'Il consenso a una trasmissione.', simpleResolvers: true })
export class ConsensoTrasmissione {
  @Field(() => DataIso, { description: 'Quando è stato dato.' })
  datoIl!: string;

  @Field({ description: "Chi l'ha dato: PERSONA o TUTORE." })
  da!: string;
}

@ObjectType({
  description: "Che cosa è seguito a una trasmissione. Per l'ente lo registra un operatore, con il suo riferimento.",
  simpleResolvers: true,
})
export class PassoTrasmissione {
  @Field(() => StatoTrasmissione, { description: 'A quale stato ha portato.' })
  stato!: StatoTrasmissione;

  @Field({ description: 'Quando è avvenuto.' })
  avvenutoIl!: Date;

  @Field(() => String, { nullable: true, description: "Come l'ente l'ha fatto sapere; assente per una revoca." })
  canale!: string | null;

  @Field(() => String, {
    nullable: true,
    description: "Il riferimento dell'ente: protocollo, o chi vi ha risposto; assente per una revoca.",
  })
  riferimento!: string | null;

  @Field(() => String, { nullable: true, description: 'Motivo del rifiuto, dal vocabolario.' })
  motivo!: string | null;

  @Field({ description: 'Quando è stato registrato.' })
  registratoIl!: Date;
}

@Azione(trasmissioneLeggi)
@ObjectType({
  description:
    'Trasmissione di una richiesta al servizio competente, sociale, sanitario o sociosanitario (art. 2 c. 8 e). Ogni lettura è registrata.',
  simpleResolvers: true,
})
@Directive('@key(fields: "id")')
export class Trasmissione {
  @Field(() => UUID, { description: 'Identificativo della trasmissione.' })
  id!: string;

  @Field(() => TipoCompetenza, { description: 'A quale servizio spetta la richiesta.' })
  tipo!: TipoCompetenza;

  @Field({ description: 'Area di utenza ISTAT.' })
  area!: string;

  @Field(() => String, { nullable: true, description: 'Codice SIUSS della prestazione chiesta, se è nota.' })
  prestazione!: string | null;

  @Field(() => StatoTrasmissione, { description: 'Stato.' })
  stato!: StatoTrasmissione;

  @Field({ description: 'Quando è stata trasmessa.' })
  trasmessaIl!: Date;

  @Field(() => DataIso, { description: "Entro quando si attende l'esito, compreso." })
  entro!: string;

  @Field({ description: 'Se il termine è passato senza esito.' })
  inRitardo!: boolean;

  @Field({ description: 'Base giuridica, dal vocabolario in vigore.' })
  baseGiuridica!: string;

  @Field({ description: 'Nome della base giuridica.' })
  nomeBaseGiuridica!: string;

  @Field({ description: 'Se è una segnalazione obbligatoria, che non chiede consenso.' })
  obbligatoria!: boolean;

  @Field({
    description:
      "Se è tenuta nascosta a una parte: allo sportello la vede solo chi l'ha trasmessa. Solo se è obbligatoria.",
  })
  occultata!: boolean;

  @Field(() => ConsensoTrasmissione, { nullable: true, description: 'Il consenso, se la base lo chiede.' })
  consenso!: ConsensoTrasmissione | null;

  @Field(() => Int, { description: 'Versione, da indicare quando si modifica.' })
  versione!: number;
}

export const TrasmissioneConnection = connectionOf(Trasmissione, 'Trasmissione');
export const PermessiTrasmissione = permessiOf(
  Trasmissione,
  'Trasmissione',
  trasmissioneLeggi,
  'Che cosa chi legge può fare di questa trasmissione.',
);

/** A transmission as it is read, with the keys of what it leads to. */
export interface TrasmissioneRow extends Trasmissione {
  readonly enteId: string;
  readonly operatoreId: string | null;
  readonly contattoId: string | null;
  readonly presaInCaricoId: string | null;
  /** The account of who sent it. */
  readonly trasmessaDa: string;
}

export interface PassoTrasmissioneRow extends PassoTrasmissione {
  readonly nota: string | null;
  readonly operatoreId: string | null;
}
