// SPDX-License-Identifier: AGPL-3.0-or-later
import { defineAnnullabile } from '@ambito/persistence';
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('prestazione')
export class PrestazioneEntity {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid')
  ambitoId!: string;

  @Column('text')
  stato!: string;

  @Column('date', { nullable: true })
  verificatoIl!: string | null;

  @Column('date', { name: 'verifica_scade', nullable: true })
  verificaScadeIl!: string | null;

  @Column('integer', { default: 1 })
  versione!: number;

  @Column('text')
  nome!: string;

  @Column('text', { array: true })
  paroleChiave!: string[];

  @Column('text', { nullable: true })
  descrizione!: string | null;

  @Column('text')
  competenza!: string;

  @Column('text', { nullable: true })
  codiceSiuss!: string | null;

  @Column('text', { nullable: true })
  senzaCodicePerche!: string | null;

  @Column('text', { array: true })
  aree!: string[];

  @Column('smallint', { nullable: true })
  etaMinima!: number | null;

  @Column('smallint', { nullable: true })
  etaMassima!: number | null;

  @Column('text', { array: true })
  comuni!: string[];

  @Column('text', { nullable: true })
  requisiti!: string | null;

  @Column('jsonb', { nullable: true })
  documenti!: object[] | null;

  @Column('text', { nullable: true })
  costo!: string | null;

  @Column('jsonb')
  costi!: object[];

  @Column('text', { nullable: true })
  accessibilita!: string | null;

  @Column('text', { array: true })
  lingue!: string[];

  @Column('text', { nullable: true })
  comeChiedere!: string | null;

  @Column('text', { nullable: true })
  tempoRisposta!: string | null;

  @Column('jsonb')
  orari!: object[];

  @Column('text', { nullable: true })
  orariNote!: string | null;

  @Column('text', { nullable: true })
  telefono!: string | null;

  @Column('text', { nullable: true })
  email!: string | null;

  @Column('text', { nullable: true })
  sito!: string | null;

  @Column('text', { nullable: true })
  avviso!: string | null;

  @Column('uuid', { nullable: true })
  titolareId!: string | null;

  @Column('text', { nullable: true })
  responsabile!: string | null;

  @Column('text', { nullable: true })
  responsabileEmail!: string | null;

  /** Generated: the words by which an entry is searched. */
  @Column({ type: 'tsvector', select: false, insert: false, update: false })
  ricerca!: string;
}

/** An entry stays when it was withdrawn by mistake. */
export const PRESTAZIONE = defineAnnullabile(PrestazioneEntity, { proprietario: 'ambitoId', dati: ['nome', 'stato'] });

/** An ente that provides a prestazione, besides the one that answers for it. */
@Entity('prestazione_ente')
export class PrestazioneEnteEntity {
  @PrimaryColumn('uuid')
  prestazioneId!: string;

  @Column('uuid')
  ambitoId!: string;

  @PrimaryColumn('uuid')
  enteId!: string;
}

/** A sede at which a prestazione is asked for. */
@Entity('prestazione_sede')
export class PrestazioneSedeEntity {
  @PrimaryColumn('uuid')
  prestazioneId!: string;

  @Column('uuid')
  ambitoId!: string;

  @PrimaryColumn('uuid')
  sedeId!: string;
}

/** A word of the texts of a prestazione. The database writes them. */
@Entity('prestazione_parola')
export class PrestazioneParolaEntity {
  @PrimaryColumn('uuid')
  prestazioneId!: string;

  @PrimaryColumn('text')
  parola!: string;

  @Column('text')
  lessema!: string;

  /** Generated: the word without its last vowels. */
  @Column({ type: 'text', insert: false, update: false })
  radice!: string;
}
