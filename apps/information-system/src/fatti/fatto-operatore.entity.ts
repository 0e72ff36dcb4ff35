// SPDX-License-Identifier: AGPL-3.0-or-later
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** An operator. */
@Entity('fatto_operatore')
export class FattoOperatoreEntity {
  @PrimaryColumn('uuid')
  ambitoId!: string;

  @PrimaryColumn('uuid')
  id!: string;

  /** What the qualification entitles to: the nature of its entry. */
  @Column('text')
  naturaQualifica!: string;

  @Column('integer')
  versione!: number;
}

/** An incarico, in a sede or in a Comune. */
@Entity('fatto_incarico')
export class FattoIncaricoEntity {
  @PrimaryColumn('uuid')
  ambitoId!: string;

  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid')
  operatoreId!: string;

  @Column('uuid', { nullable: true })
  sedeId!: string | null;

  @Column('date')
  dal!: string;

  @Column('date', { nullable: true })
  al!: string | null;

  @Column('numeric', { precision: 3, scale: 2 })
  fte!: number;

  @Column('boolean')
  tempoIndeterminato!: boolean;
}
