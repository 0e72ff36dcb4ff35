// SPDX-License-Identifier: AGPL-3.0-or-later
import type { RuoloAssegnato } from '@ambito/access';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { ErroreCaricamento } from './caricamento.ts';

@Entity('caricamento')
export class CaricamentoEntity {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid')
  ambitoId!: string;

  @Column('text')
  tipo!: string;

  @Column('boolean')
  prova!: boolean;

  /** The attachment with the table; null once it was purged. */
  @Column('uuid', { nullable: true })
  allegatoId!: string | null;

  @Column('text', { default: 'IN_ATTESA' })
  stato!: string;

  /** The account that asked for the load. The load is written with its role `assegnazione`. */
  @Column('text', { select: false })
  richiestoDa!: string;

  @Column('jsonb', { select: false })
  assegnazione!: RuoloAssegnato;

  /** The request that asked for the load. */
  @Column('text', { select: false })
  requestId!: string;

  @Column('timestamptz')
  richiestoIl!: Date;

  @Column('timestamptz', { nullable: true })
  iniziatoIl!: Date | null;

  @Column('timestamptz', { nullable: true })
  conclusoIl!: Date | null;

  /** When the load last made progress. */
  @Column('timestamptz', { select: false })
  aggiornatoIl!: Date;

  /** The job that writes the load, and how often the queue lost that job. */
  @Column('text', { nullable: true, select: false })
  lavoro!: string | null;

  @Column('smallint', { default: 0, select: false })
  tentativi!: number;

  @Column('integer', { nullable: true })
  righe!: number | null;

  @Column('integer', { default: 0 })
  righeLavorate!: number;

  @Column('integer', { nullable: true })
  nuove!: number | null;

  @Column('integer', { nullable: true })
  invariate!: number | null;

  @Column('jsonb', { default: [] })
  errori!: readonly ErroreCaricamento[];

  @Column('integer', { default: 0 })
  totaleErrori!: number;

  /** The key of the file with the errors. The file may not exist. */
  @Column('text', { select: false })
  chiaveErrori!: string;

  @Column('boolean', { default: false })
  conTabellaErrori!: boolean;

  @Column('timestamptz', { nullable: true })
  datiToltiIl!: Date | null;

  @Column('integer', { default: 1 })
  versione!: number;
}
