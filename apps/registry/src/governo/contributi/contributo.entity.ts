// SPDX-License-Identifier: AGPL-3.0-or-later
import { Column, Entity, PrimaryColumn, VirtualColumn } from 'typeorm';

@Entity('contributo')
export class ContributoEntity {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid')
  ambitoId!: string;

  @Column('text')
  tipo!: string;

  @Column('text')
  titolo!: string;

  @Column('text')
  testo!: string;

  @Column('timestamptz')
  presentatoIl!: Date;

  /** The author's account. */
  @Column('text')
  presentatoDa!: string;

  @VirtualColumn({
    type: 'uuid',
    query: (alias) =>
      `(SELECT o.id FROM operatore o WHERE o.account = ${alias}.presentato_da AND o.ambito_id = ${alias}.ambito_id)`,
  })
  operatoreId!: string | null;

  @Column('date')
  rispondereEntro!: string;

  @Column('text', { nullable: true })
  esito!: string | null;

  @Column('text', { nullable: true })
  risposta!: string | null;

  @Column('timestamptz', { nullable: true })
  rispostoIl!: Date | null;

  @Column('uuid', { nullable: true })
  obiettivoId!: string | null;

  @Column('integer', { default: 1 })
  versione!: number;
}
