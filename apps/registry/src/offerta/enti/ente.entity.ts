// SPDX-License-Identifier: AGPL-3.0-or-later
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('ente')
export class EnteEntity {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid', { name: 'ambito_id' })
  ambitoId!: string;

  @Column('text')
  natura!: string;

  @Column('text')
  denominazione!: string;

  @Column('text', { name: 'codice_fiscale', nullable: true })
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

  @Column('daterange')
  periodo!: string;

  @Column('integer', { default: 1 })
  versione!: number;
}

@Entity('ente_competenza')
export class EnteCompetenzaEntity {
  @PrimaryColumn('uuid', { name: 'ente_id' })
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
  @PrimaryColumn('uuid', { name: 'ente_id' })
  enteId!: string;

  @PrimaryColumn('text', { name: 'codice_istat' })
  codiceIstat!: string;
}
