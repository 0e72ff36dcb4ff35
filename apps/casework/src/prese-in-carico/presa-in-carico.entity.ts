// SPDX-License-Identifier: AGPL-3.0-or-later
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('presa_in_carico')
export class PresaInCaricoEntity {
  @PrimaryColumn('uuid')
  ambitoId!: string;

  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid')
  cartellaId!: string;

  @Column('uuid')
  sedeId!: string;

  @Column('text')
  area!: string;

  /** Kept by a trigger: the Comune where the person lives. */
  @Column({ type: 'text', nullable: true, select: false, insert: false, update: false })
  residenza!: string | null;

  @Column('text')
  stato!: string;

  @Column('timestamptz')
  richiestaIl!: Date;

  @Column('timestamptz', { nullable: true })
  assegnataIl!: Date | null;

  @Column('timestamptz', { nullable: true })
  attivataIl!: Date | null;

  @Column('timestamptz', { nullable: true })
  conclusaIl!: Date | null;

  @Column('text', { nullable: true })
  motivo!: string | null;

  @Column('text', { nullable: true })
  urgenzaMotivo!: string | null;

  @Column('date', { nullable: true })
  urgenzaEntro!: string | null;

  @Column('timestamptz', { nullable: true })
  urgenzaRegolarizzataIl!: Date | null;

  @Column('integer', { default: 1 })
  versione!: number;
}
