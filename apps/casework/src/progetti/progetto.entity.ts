// SPDX-License-Identifier: AGPL-3.0-or-later
import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { StatoProgetto } from './stati.ts';

@Entity('progetto')
export class ProgettoEntity {
  @PrimaryColumn('uuid')
  ambitoId!: string;

  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid')
  presaInCaricoId!: string;

  @Column('text')
  stato!: StatoProgetto;

  @Column('timestamptz')
  redattoIl!: Date;

  @Column('timestamptz', { nullable: true })
  accettatoIl!: Date | null;

  @Column('text', { nullable: true })
  accettatoDa!: string | null;

  @Column('text', { nullable: true })
  parole!: string | null;

  @Column('timestamptz', { nullable: true })
  conclusoIl!: Date | null;

  /** Whether the end of its case ended it. */
  @Column('boolean', { default: false })
  chiusoColCaso!: boolean;

  @Column('integer', { default: 1 })
  versione!: number;
}

@Entity('obiettivo')
export class ObiettivoEntity {
  @PrimaryColumn('uuid')
  ambitoId!: string;

  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid')
  progettoId!: string;

  @Column('smallint')
  ordine!: number;

  @Column('text')
  descrizione!: string;

  @Column('text')
  indicatore!: string;

  @Column('text', { nullable: true })
  esito!: string | null;

  /** Whether the outcome counts as reached, by its entry on the day of the verification. */
  @Column('boolean', { default: false })
  raggiunto!: boolean;
}

@Entity('verifica')
export class VerificaEntity {
  @PrimaryColumn('uuid')
  ambitoId!: string;

  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid')
  progettoId!: string;

  @Column('date')
  prevista!: string;

  @Column('date', { nullable: true })
  svolta!: string | null;

  @Column('text', { nullable: true })
  relazione!: string | null;
}
