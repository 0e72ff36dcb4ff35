// SPDX-License-Identifier: AGPL-3.0-or-later
import { Column, Entity, PrimaryColumn, VirtualColumn } from 'typeorm';

@Entity('capofila')
export class CapofilaEntity {
  @PrimaryColumn('uuid')
  ambitoId!: string;

  @Column('text')
  codiceIstat!: string;

  @PrimaryColumn('daterange', { select: false })
  periodo!: string;

  @VirtualColumn({ type: 'date', query: (alias) => `lower(${alias}.periodo)` })
  dal!: string;

  @VirtualColumn({ type: 'date', query: (alias) => `upper(${alias}.periodo) - 1` })
  al!: string | null;

  @Column('text', { nullable: true })
  atto!: string | null;
}
