// SPDX-License-Identifier: AGPL-3.0-or-later
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('rapporto')
export class RapportoEntity {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid', { name: 'ambito_id' })
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

  @Column('timestamptz', { name: 'richiesto_il' })
  richiestoIl!: Date;

  @Column('text', { name: 'richiesto_da' })
  richiestoDa!: string;

  @Column('timestamptz', { name: 'aggiornato_il' })
  aggiornatoIl!: Date;

  @Column('timestamptz', { name: 'approvato_il', nullable: true })
  approvatoIl!: Date | null;

  @Column('text', { name: 'approvato_da', nullable: true })
  approvatoDa!: string | null;

  @Column('timestamptz', { name: 'trasmesso_il', nullable: true })
  trasmessoIl!: Date | null;

  @Column('text', { nullable: true })
  ricevuta!: string | null;

  /** The job that makes it. */
  @Column('text', { nullable: true })
  lavoro!: string | null;

  @Column('integer', { default: 1 })
  versione!: number;
}
