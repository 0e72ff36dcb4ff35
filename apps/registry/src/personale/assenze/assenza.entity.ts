// SPDX-License-Identifier: AGPL-3.0-or-later
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('assenza')
export class AssenzaEntity {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid', { name: 'ambito_id' })
  ambitoId!: string;

  @Column('uuid', { name: 'operatore_id' })
  operatoreId!: string;

  @Column('uuid', { name: 'sostituto_id', nullable: true })
  sostitutoId!: string | null;

  @Column('daterange')
  periodo!: string;
}
