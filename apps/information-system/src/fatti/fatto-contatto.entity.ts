// SPDX-License-Identifier: AGPL-3.0-or-later
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A contatto, without names. */
@Entity('fatto_contatto')
export class FattoContattoEntity {
  @PrimaryColumn('uuid')
  ambitoId!: string;

  @PrimaryColumn('uuid')
  id!: string;

  @Column('date')
  giorno!: string;

  @Column('timestamptz')
  istante!: Date;

  @Column('uuid')
  sede!: string;

  @Column('text', { nullable: true })
  comune!: string | null;

  @Column('text', { nullable: true })
  pseudonimo!: string | null;

  @Column('text')
  canale!: string;

  @Column('text')
  richiedente!: string;

  @Column('boolean')
  urgente!: boolean;

  @Column('text', { nullable: true })
  esito!: string | null;

  /** When the answer was given, if the contatto itself tells. */
  @Column('timestamptz', { nullable: true })
  rispostaIl!: Date | null;

  /** The case that was asked for. */
  @Column('uuid', { nullable: true })
  presaInCaricoId!: string | null;

  @Column('text', { nullable: true })
  fasciaEta!: string | null;

  @Column('text', { nullable: true })
  sesso!: string | null;

  @Column('text', { nullable: true })
  gruppoCittadinanza!: string | null;

  @Column('integer')
  versione!: number;
}

/** A need of a contatto. */
@Entity('fatto_bisogno')
export class FattoBisognoEntity {
  @PrimaryColumn('uuid')
  ambitoId!: string;

  @PrimaryColumn('uuid')
  contattoId!: string;

  @PrimaryColumn('text')
  codice!: string;

  @Column('text')
  area!: string;
}
