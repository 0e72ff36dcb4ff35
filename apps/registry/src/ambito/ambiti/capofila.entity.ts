// SPDX-License-Identifier: AGPL-3.0-or-later
import { DalAl } from '@ambito/persistence';
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('capofila')
export class CapofilaEntity extends DalAl {
  @PrimaryColumn('uuid')
  ambitoId!: string;

  @Column('text')
  codiceIstat!: string;

  @PrimaryColumn('daterange', { select: false })
  periodo!: string;

  @Column('text', { nullable: true })
  atto!: string | null;
}
