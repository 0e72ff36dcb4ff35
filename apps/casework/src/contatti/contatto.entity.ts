// SPDX-License-Identifier: AGPL-3.0-or-later
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('contatto')
export class ContattoEntity {
  @PrimaryColumn('uuid')
  ambitoId!: string;

  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid')
  sedeId!: string;

  @Column('timestamptz')
  avvenutoIl!: Date;

  @Column('text')
  canale!: string;

  @Column('text')
  richiedente!: string;

  @Column('uuid', { nullable: true })
  personaId!: string | null;

  @Column('text', { nullable: true })
  comuneResidenza!: string | null;

  @Column('boolean')
  urgente!: boolean;

  @Column('text', { nullable: true })
  domanda!: string | null;

  @Column('integer', { nullable: true })
  tempoMinuti!: number | null;

  @Column('text', { nullable: true })
  esito!: string | null;

  @Column('timestamptz', { nullable: true })
  esitoIl!: Date | null;

  @Column('uuid', { nullable: true })
  presaInCaricoId!: string | null;

  @Column('integer', { default: 1 })
  versione!: number;
}

@Entity('contatto_bisogno')
export class ContattoBisognoEntity {
  @PrimaryColumn('uuid')
  ambitoId!: string;

  @PrimaryColumn('uuid')
  contattoId!: string;

  @PrimaryColumn('text')
  codice!: string;

  @Column('text', { nullable: true })
  nota!: string | null;
}
