// SPDX-License-Identifier: AGPL-3.0-or-later
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('allegato')
export class AllegatoEntity {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid')
  ambitoId!: string;

  /** The Comune that attached it; null if it belongs to the Ambito. */
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

  /** The key of its file in the store. The file may not have come yet. */
  @Column('text')
  chiave!: string;

  @Column('text')
  preparatoDa!: string;

  @Column('timestamptz')
  preparatoIl!: Date;

  @Column('text', { nullable: true })
  impronta!: string | null;

  @Column('timestamptz', { nullable: true })
  caricatoIl!: Date | null;
}

/** A Comune to which a record shows an attachment. The database writes it with the record. */
@Entity('allegato_mostrato')
export class AllegatoMostratoEntity {
  @PrimaryColumn('uuid')
  allegatoId!: string;

  @PrimaryColumn('text')
  codiceIstat!: string;
}
