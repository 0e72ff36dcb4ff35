// SPDX-License-Identifier: AGPL-3.0-or-later
import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Articolo } from './articoli.ts';

@Entity('versione_regolamento')
export class VersioneRegolamentoEntity {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid', { name: 'ambito_id' })
  ambitoId!: string;

  @Column('integer')
  numero!: number;

  @Column('date', { name: 'approvata_il' })
  approvataIl!: string;

  @Column('daterange')
  periodo!: string;

  @Column('text')
  origine!: string;

  @Column('text')
  atto!: string;

  @Column('jsonb')
  articoli!: Articolo[];

  @Column('uuid', { name: 'proposta_id', nullable: true })
  propostaId!: string | null;

  @Column('text', { name: 'disposizione_livello', nullable: true })
  disposizioneLivello!: string | null;

  @Column('text', { name: 'disposizione_fonte', nullable: true })
  disposizioneFonte!: string | null;

  @Column('date', { name: 'disposizione_dal', nullable: true })
  disposizioneDal!: string | null;

  @Column('text', { name: 'articoli_toccati', array: true, nullable: true })
  articoliToccati!: string[] | null;

  @Column('timestamptz', { name: 'registrata_il' })
  registrataIl!: Date;
}
