// SPDX-License-Identifier: AGPL-3.0-or-later
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('rapporto')
export class RapportoEntity {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid')
  ambitoId!: string;

  @Column('text')
  tipo!: string;

  @Column('text')
  periodo!: string;

  @Column('integer')
  edizione!: number;

  @Column('text')
  stato!: string;

  @Column('smallint', { default: 0 })
  progresso!: number;

  @Column('boolean')
  provvisorio!: boolean;

  @Column('timestamptz', { nullable: true })
  filigrana!: Date | null;

  @Column('timestamptz')
  richiestoIl!: Date;

  @Column('text')
  richiestoDa!: string;

  /** The request that asked for the report last. */
  @Column('text', { select: false })
  requestId!: string;

  @Column('timestamptz')
  aggiornatoIl!: Date;

  @Column('timestamptz', { nullable: true })
  approvatoIl!: Date | null;

  @Column('text', { nullable: true })
  approvatoDa!: string | null;

  @Column('timestamptz', { nullable: true })
  trasmessoIl!: Date | null;

  @Column('text', { nullable: true })
  ricevuta!: string | null;

  /** The job that makes the report. */
  @Column('text', { nullable: true })
  lavoro!: string | null;

  @Column('integer', { default: 1 })
  versione!: number;
}
