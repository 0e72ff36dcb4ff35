// SPDX-License-Identifier: AGPL-3.0-or-later
import { DalleAlle } from '@ambito/persistence';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Natura } from './tratti.ts';

@Entity('responsabilita')
export class ResponsabilitaEntity extends DalleAlle {
  @PrimaryColumn('uuid')
  ambitoId!: string;

  @PrimaryColumn('uuid')
  presaInCaricoId!: string;

  @Column('uuid', { nullable: true })
  operatoreId!: string | null;

  @PrimaryColumn('tstzrange', { select: false })
  periodo!: string;

  @Column('text', { default: 'ORDINARIA' })
  natura!: Natura;

  @Column('text', { nullable: true })
  nota!: string | null;

  @Column('timestamptz', { nullable: true })
  inAttesaDal!: Date | null;
}

/** What the registry was told of the end of an incarico. */
@Entity('successione')
export class SuccessioneEntity {
  @PrimaryColumn('uuid')
  ambitoId!: string;

  @PrimaryColumn('uuid')
  incaricoId!: string;

  @Column('uuid')
  operatoreId!: string;

  @Column('date')
  al!: string;

  @Column('integer')
  senzaSuccessore!: number;

  @Column('integer', { default: 0 })
  versione!: number;
}
