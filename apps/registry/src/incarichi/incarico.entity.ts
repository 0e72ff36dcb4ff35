// SPDX-License-Identifier: AGPL-3.0-or-later
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('incarico')
export class IncaricoEntity {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid', { name: 'operatore_id' })
  operatoreId!: string;

  @Column('uuid', { name: 'sede_id' })
  sedeId!: string;

  @Column('daterange')
  periodo!: string;

  @Column('numeric', { precision: 3, scale: 2 })
  fte!: string;

  @Column('text')
  titolo!: string;

  @Column('boolean', { name: 'tempo_indeterminato' })
  tempoIndeterminato!: boolean;

  @Column('text')
  atto!: string;
}
