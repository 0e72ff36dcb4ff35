// SPDX-License-Identifier: AGPL-3.0-or-later
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A case, without names. */
@Entity('fatto_presa_in_carico')
export class FattoPresaInCaricoEntity {
  @PrimaryColumn('uuid')
  ambitoId!: string;

  @PrimaryColumn('uuid')
  id!: string;

  @Column('text')
  pseudonimo!: string;

  @Column('text', { nullable: true })
  comune!: string | null;

  @Column('uuid')
  sede!: string;

  @Column('text')
  area!: string;

  /** What the area is in the national flow SIUSS. */
  @Column('text')
  naturaArea!: string;

  @Column('text')
  stato!: string;

  @Column('date')
  richiesta!: string;

  @Column('date', { nullable: true })
  assegnata!: string | null;

  /** When the request had its answer: it was assigned, or not accepted. */
  @Column('timestamptz', { nullable: true })
  rispostaIl!: Date | null;

  @Column('date', { nullable: true })
  attivata!: string | null;

  @Column('date', { nullable: true })
  conclusa!: string | null;

  @Column('text', { nullable: true })
  motivo!: string | null;

  @Column('uuid', { nullable: true })
  caseManager!: string | null;

  @Column('text', { nullable: true })
  fasciaEta!: string | null;

  @Column('text', { nullable: true })
  sesso!: string | null;

  @Column('text', { nullable: true })
  gruppoCittadinanza!: string | null;

  @Column('integer')
  versione!: number;
}
