// SPDX-License-Identifier: AGPL-3.0-or-later
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('persona')
export class PersonaEntity {
  @PrimaryColumn('uuid')
  ambitoId!: string;

  @PrimaryColumn('uuid')
  id!: string;

  @Column('text', { nullable: true })
  codiceFiscale!: string | null;

  @Column('text')
  nome!: string;

  @Column('text')
  cognome!: string;

  @Column('date', { nullable: true })
  dataNascita!: string | null;

  @Column('text')
  sesso!: string;

  @Column('text')
  cittadinanza!: string;

  /** The nature of the entry of the citizenship on the day of the contatto with which the person was registered: what figures and events have. */
  @Column('text')
  gruppoCittadinanza!: string;

  @Column('text', { nullable: true })
  comuneResidenza!: string | null;

  @Column('bytea', { select: false })
  sale!: Buffer;

  @Column('text', { select: false })
  pseudonimo!: string;

  @Column('integer', { default: 1 })
  versione!: number;
}
