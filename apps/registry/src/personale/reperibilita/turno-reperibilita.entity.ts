// SPDX-License-Identifier: AGPL-3.0-or-later
import { Column, Entity, PrimaryColumn, VirtualColumn } from 'typeorm';

@Entity('turno_reperibilita')
export class TurnoReperibilitaEntity {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid')
  ambitoId!: string;

  @Column('uuid')
  operatoreId!: string;

  @Column('uuid', { nullable: true })
  sostitutoId!: string | null;

  @Column('tstzrange', { select: false })
  periodo!: string;

  @VirtualColumn({ type: 'timestamptz', query: (alias) => `lower(${alias}.periodo)` })
  dalle!: Date;

  @VirtualColumn({ type: 'timestamptz', query: (alias) => `upper(${alias}.periodo)` })
  alle!: Date;

  @Column('integer', { default: 1 })
  versione!: number;
}
