// SPDX-License-Identifier: AGPL-3.0-or-later
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('progetto')
export class ProgettoEntity {
  @PrimaryColumn('uuid', { name: 'ambito_id' })
  ambitoId!: string;

  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid', { name: 'presa_in_carico_id' })
  presaInCaricoId!: string;

  @Column('text')
  stato!: string;

  @Column('timestamptz', { name: 'redatto_il' })
  redattoIl!: Date;

  @Column('timestamptz', { name: 'accettato_il', nullable: true })
  accettatoIl!: Date | null;

  @Column('text', { name: 'accettato_da', nullable: true })
  accettatoDa!: string | null;

  @Column('text', { nullable: true })
  parole!: string | null;

  @Column('timestamptz', { name: 'concluso_il', nullable: true })
  conclusoIl!: Date | null;

  @Column('integer', { default: 1 })
  versione!: number;
}

@Entity('obiettivo')
export class ObiettivoEntity {
  @PrimaryColumn('uuid', { name: 'ambito_id' })
  ambitoId!: string;

  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid', { name: 'progetto_id' })
  progettoId!: string;

  @Column('smallint')
  ordine!: number;

  @Column('text')
  descrizione!: string;

  @Column('text')
  indicatore!: string;

  @Column('text', { nullable: true })
  esito!: string | null;
}

@Entity('verifica')
export class VerificaEntity {
  @PrimaryColumn('uuid', { name: 'ambito_id' })
  ambitoId!: string;

  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid', { name: 'progetto_id' })
  progettoId!: string;

  @Column('date')
  prevista!: string;

  @Column('date', { nullable: true })
  svolta!: string | null;

  @Column('text', { nullable: true })
  relazione!: string | null;
}
