// SPDX-License-Identifier: AGPL-3.0-or-later
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('allegato')
export class AllegatoEntity {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid', { name: 'ambito_id' })
  ambitoId!: string;

  /** Of whom it is, when a Comune brought it; else it is of the Ambito. */
  @Column('text', { nullable: true })
  comune!: string | null;

  @Column('text')
  nome!: string;

  @Column('text')
  tipo!: string;

  @Column('integer')
  dimensione!: number;

  @Column('text', { default: 'PREPARATO' })
  stato!: string;

  /** Under which its file is kept, whether it has come or not. */
  @Column('text')
  chiave!: string;

  @Column('text', { name: 'preparato_da' })
  preparatoDa!: string;

  @Column('timestamptz', { name: 'preparato_il' })
  preparatoIl!: Date;

  @Column('text', { nullable: true })
  impronta!: string | null;

  @Column('timestamptz', { name: 'caricato_il', nullable: true })
  caricatoIl!: Date | null;
}
