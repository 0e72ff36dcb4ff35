// SPDX-License-Identifier: AGPL-3.0-or-later
import { DalleAlle } from '@ambito/persistence';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Natura } from './tratti.ts';

/** Kept by the database. */
const KEPT = { select: false, insert: false, update: false };

@Entity('responsabilita')
export class ResponsabilitaEntity extends DalleAlle {
  @PrimaryColumn('uuid')
  ambitoId!: string;

  @PrimaryColumn('uuid')
  presaInCaricoId!: string;

  @Column('uuid', { nullable: true })
  operatoreId!: string | null;

  @PrimaryColumn('tstzrange', { select: false })
  periodo!: string;

  @Column('text', { default: 'ORDINARIA' })
  natura!: Natura;

  @Column('text', { nullable: true })
  nota!: string | null;

  @Column('timestamptz', { nullable: true })
  inAttesaDal!: Date | null;

  /** Whether it was planned for the end of a service that has been withdrawn. */
  @Column('boolean', { default: false })
  daRivedere!: boolean;

  /** When the coordinator let such a handover be. */
  @Column('timestamptz', { nullable: true })
  rivistoIl!: Date | null;

  /** The coordinator's operator then; null for an account of no operator. */
  @Column('uuid', { nullable: true })
  rivistoDa!: string | null;

  /** The ends of the period, as an index takes them; infinite where the period has none. */
  @Column({ type: 'timestamptz', ...KEPT })
  inizio!: Date;

  @Column({ type: 'timestamptz', ...KEPT })
  fine!: Date;

  /** Copies of the state, the instant of the request and the nearest term of the case. */
  @Column({ type: 'text', ...KEPT })
  casoStato!: string;

  @Column({ type: 'timestamptz', ...KEPT })
  casoRichiestaIl!: Date;

  @Column({ type: 'date', nullable: true, ...KEPT })
  casoTermine!: string | null;
}

/** What the registry was told of the end of an incarico. */
@Entity('successione')
export class SuccessioneEntity {
  @PrimaryColumn('uuid')
  ambitoId!: string;

  @PrimaryColumn('uuid')
  incaricoId!: string;

  @Column('uuid')
  operatoreId!: string;

  @Column('date')
  al!: string;

  @Column('integer')
  senzaSuccessore!: number;

  @Column('integer', { default: 0 })
  versione!: number;

  /** Whether the registry awaits that end no more. */
  @Column('boolean', { default: false })
  ritirata!: boolean;
}
