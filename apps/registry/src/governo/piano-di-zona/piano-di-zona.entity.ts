// SPDX-License-Identifier: AGPL-3.0-or-later
import { ConGiorni } from '@ambito/persistence';
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('piano_di_zona')
export class PianoDiZonaEntity extends ConGiorni {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid')
  ambitoId!: string;

  @Column('text')
  titolo!: string;

  declare al: string;

  @Column('text')
  stato!: string;

  @Column('integer', { default: 1 })
  versione!: number;
}
