// SPDX-License-Identifier: AGPL-3.0-or-later
import { Column, Entity, PrimaryColumn, VirtualColumn } from 'typeorm';

@Entity('voce_vocabolario')
export class VoceVocabolarioEntity {
  @PrimaryColumn('text')
  vocabolario!: string;

  @PrimaryColumn('text')
  codice!: string;

  @PrimaryColumn('daterange', { select: false })
  periodo!: string;

  @VirtualColumn({ type: 'date', query: (alias) => `lower(${alias}.periodo)` })
  dal!: string;

  @VirtualColumn({ type: 'date', query: (alias) => `upper(${alias}.periodo) - 1` })
  al!: string | null;

  @Column('text')
  nome!: string;

  @Column('text', { nullable: true })
  area!: string | null;

  @Column('text', { nullable: true })
  natura!: string | null;

  @Column('text')
  fonte!: string;

  @Column('timestamptz')
  registrataIl!: Date;
}
