// SPDX-License-Identifier: AGPL-3.0-or-later
import { ConGiorni, defineAnnullabile } from '@ambito/persistence';
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('ente')
export class EnteEntity extends ConGiorni {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid')
  ambitoId!: string;

  @Column('text')
  natura!: string;

  @Column('text')
  denominazione!: string;

  @Column('text', { nullable: true })
  codiceFiscale!: string | null;

  @Column('text', { nullable: true })
  descrizione!: string | null;

  @Column('text', { nullable: true })
  indirizzo!: string | null;

  @Column('text', { nullable: true })
  telefono!: string | null;

  @Column('text', { nullable: true })
  email!: string | null;

  @Column('text', { nullable: true })
  sito!: string | null;

  @Column('integer', { default: 1 })
  versione!: number;

  /** Generated: the words by which the name is searched. */
  @Column({ type: 'tsvector', select: false, insert: false, update: false })
  parole!: string;

  /** The database writes it: whether it was ever competent for requests. */
  @Column({ type: 'boolean', default: false, select: false, insert: false, update: false })
  haAvutoCompetenze!: boolean;
}

export const ENTE = defineAnnullabile(EnteEntity, {
  proprietario: 'id',
  dati: [
    'natura',
    'denominazione',
    'codiceFiscale',
    'descrizione',
    'indirizzo',
    'telefono',
    'email',
    'sito',
    'periodo',
  ],
});

@Entity('ente_competenza')
export class EnteCompetenzaEntity {
  @PrimaryColumn('uuid')
  enteId!: string;

  @PrimaryColumn('text')
  tipo!: string;

  @Column('text', { array: true })
  aree!: string[];

  @Column('text', { array: true })
  prestazioni!: string[];
}

/** The id of an ente that was registered twice, and the ente that stays. */
@Entity('ente_doppione')
export class EnteDoppioneEntity {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid')
  enteId!: string;
}

@Entity('ente_comune')
export class EnteComuneEntity {
  @PrimaryColumn('uuid')
  enteId!: string;

  @PrimaryColumn('text')
  codiceIstat!: string;
}
