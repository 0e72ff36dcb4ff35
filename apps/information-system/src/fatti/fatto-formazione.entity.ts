// SPDX-License-Identifier: AGPL-3.0-or-later
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A training activity, by its last day. */
@Entity('fatto_formazione')
export class FattoFormazioneEntity {
  @PrimaryColumn('uuid')
  ambitoId!: string;

  @PrimaryColumn('uuid')
  id!: string;

  @Column('date')
  conclusa!: string;

  @Column('numeric', { precision: 5, scale: 2 })
  ore!: number;

  @Column('integer')
  versione!: number;
}

/** Hours of a training activity that an operator attended. */
@Entity('fatto_frequenza')
export class FattoFrequenzaEntity {
  @PrimaryColumn('uuid')
  ambitoId!: string;

  @PrimaryColumn('uuid')
  attivitaId!: string;

  @PrimaryColumn('uuid')
  operatoreId!: string;

  @Column('numeric', { precision: 5, scale: 2 })
  ore!: number;
}
