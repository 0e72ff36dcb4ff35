// SPDX-License-Identifier: AGPL-3.0-or-later
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A project of a case. */
@Entity('fatto_progetto')
export class FattoProgettoEntity {
  @PrimaryColumn('uuid')
  ambitoId!: string;

  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid')
  presaInCaricoId!: string;

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

  @Column('boolean')
  condiviso!: boolean;

  @Column('date', { nullable: true })
  attivoDal!: string | null;

  @Column('date', { nullable: true })
  concluso!: string | null;

  @Column('integer')
  versione!: number;
}

/** An objective of a project. */
@Entity('fatto_obiettivo')
export class FattoObiettivoEntity {
  @PrimaryColumn('uuid')
  ambitoId!: string;

  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid')
  progettoId!: string;

  @Column('text', { nullable: true })
  esito!: string | null;

  /** Whether the outcome counts as reached. */
  @Column('boolean')
  raggiunto!: boolean;
}

/** A review of a project. */
@Entity('fatto_verifica')
export class FattoVerificaEntity {
  @PrimaryColumn('uuid')
  ambitoId!: string;

  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid')
  progettoId!: string;

  @Column('date')
  prevista!: string;

  @Column('date', { nullable: true })
  svolta!: string | null;
}
