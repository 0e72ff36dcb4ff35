// SPDX-License-Identifier: AGPL-3.0-or-later
import { Column, Entity, PrimaryColumn, VirtualColumn } from 'typeorm';
import type { Articolo } from './articoli.ts';

@Entity('versione_regolamento')
export class VersioneRegolamentoEntity {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid')
  ambitoId!: string;

  @Column('integer')
  numero!: number;

  @Column('date')
  approvataIl!: string;

  @Column('daterange', { select: false })
  periodo!: string;

  @VirtualColumn({
    type: 'date',
    query: (alias) =>
      `coalesce(upper(${alias}.periodo), CASE WHEN isempty(${alias}.periodo) THEN ${alias}.approvata_il END)`,
  })
  superataIl!: string | null;

  @Column('text')
  origine!: string;

  @Column('text')
  atto!: string;

  @Column('jsonb', { select: false })
  articoli!: Articolo[];

  @Column('uuid', { nullable: true })
  propostaId!: string | null;

  @Column('text', { select: false, nullable: true })
  disposizioneLivello!: string | null;

  @Column('text', { select: false, nullable: true })
  disposizioneFonte!: string | null;

  @Column('date', { select: false, nullable: true })
  disposizioneDal!: string | null;

  @Column('text', { select: false, array: true, nullable: true })
  articoliToccati!: string[] | null;

  /** The provision of a higher level to which the version conforms; null for any other version. */
  @VirtualColumn({
    type: 'json',
    query: (alias) =>
      `CASE ${alias}.origine WHEN 'ALLINEAMENTO' THEN json_build_object('livello', ${alias}.disposizione_livello,
         'fonte', ${alias}.disposizione_fonte, 'inVigoreDal', ${alias}.disposizione_dal, 'articoli', ${alias}.articoli_toccati) END`,
  })
  allineamento!: object | null;

  @Column('timestamptz')
  registrataIl!: Date;
}
