// SPDX-License-Identifier: AGPL-3.0-or-later
import { Column, Entity, PrimaryColumn, VirtualColumn } from 'typeorm';

@Entity('appartenenza')
export class AppartenenzaEntity {
  @PrimaryColumn('text')
  codiceIstat!: string;

  @Column('uuid')
  ambitoId!: string;

  @PrimaryColumn('daterange', { select: false })
  periodo!: string;

  @VirtualColumn({ type: 'date', query: (alias) => `lower(${alias}.periodo)` })
  dal!: string;

  @VirtualColumn({ type: 'date', query: (alias) => `upper(${alias}.periodo) - 1` })
  al!: string | null;

  @Column('text', { nullable: true })
  attoIngresso!: string | null;

  @Column('text', { nullable: true })
  attoUscita!: string | null;
}
