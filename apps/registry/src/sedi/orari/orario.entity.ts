// SPDX-License-Identifier: AGPL-3.0-or-later
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('orario')
export class OrarioEntity {
  @PrimaryColumn('uuid', { default: () => 'uuidv7()' })
  id!: string;

  @Column('uuid', { name: 'sede_id' })
  sedeId!: string;

  @Column('smallint')
  giorno!: number;

  @Column('int4range')
  fascia!: string;

  @Column('daterange')
  validita!: string;

  @Column('text', { nullable: true })
  motivazione!: string | null;
}
