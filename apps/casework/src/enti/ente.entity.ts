// SPDX-License-Identifier: AGPL-3.0-or-later
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('anagrafe_ente')
export class AnagrafeEnteEntity {
  @PrimaryColumn('uuid')
  ambitoId!: string;

  @PrimaryColumn('uuid')
  id!: string;

  @Column('text')
  denominazione!: string;

  @Column('daterange')
  periodo!: string;

  @Column('text', { array: true })
  comuni!: string[];

  @Column('text', { nullable: true })
  natura!: string | null;

  /** The ente that is the same one, when this one was registered twice. */
  @Column('uuid', { nullable: true })
  sostituitoDa!: string | null;

  @Column('integer')
  versione!: number;
}

@Entity('anagrafe_competenza')
export class AnagrafeCompetenzaEntity {
  @PrimaryColumn('uuid')
  ambitoId!: string;

  @PrimaryColumn('text')
  tipo!: string;

  @PrimaryColumn('uuid')
  enteId!: string;

  @Column('text', { array: true })
  aree!: string[];

  @Column('text', { array: true })
  prestazioni!: string[];
}

@Entity('anagrafe_accreditamento')
export class AnagrafeAccreditamentoEntity {
  @PrimaryColumn('uuid')
  ambitoId!: string;

  @PrimaryColumn('text')
  prestazione!: string;

  @PrimaryColumn('uuid')
  enteId!: string;

  @PrimaryColumn('uuid')
  id!: string;

  @Column('daterange')
  periodo!: string;
}
