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

  /** By appointment, whatever the hours of the desk. */
  @Column('boolean', { default: false })
  suAppuntamento!: boolean;

  /** The contatto in which the appointment was made. */
  @Column('uuid', { nullable: true })
  appuntamentoDi!: string | null;

  /** In the sede, by the channel's entry of that day, neither urgent nor by appointment: the hours of the desk hold. */
  @Column('boolean', { default: false })
  alloSportello!: boolean;

  /** At the desk while the sede is recorded as closed (art. 5 c. 3). */
  @Column('boolean', { default: false })
  aSedeChiusa!: boolean;

  @Column('text', { nullable: true })
  domanda!: string | null;

  @Column('integer', { nullable: true })
  tempoMinuti!: number | null;

  @Column('text', { nullable: true })
  esito!: string | null;

  @Column('timestamptz', { nullable: true })
  esitoIl!: Date | null;

  /** When the person had the answer, whenever it was typed. */
  @Column('timestamptz', { nullable: true })
  rispostaIl!: Date | null;

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
