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

@Entity('ente_comune')
export class EnteComuneEntity {
  @PrimaryColumn('uuid')
  enteId!: string;

  @PrimaryColumn('text')
  codiceIstat!: string;
}
