// SPDX-License-Identifier: AGPL-3.0-or-later
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('dimissione')
export class DimissioneEntity {
  @PrimaryColumn('uuid')
  ambitoId!: string;

  @PrimaryColumn('uuid')
  presaInCaricoId!: string;

  @Column('date')
  data!: string;

  @Column('text')
  motivo!: string;

  @Column('text')
  valutazione!: string;

  @Column('smallint', { nullable: true })
  soddisfazione!: number | null;

  @Column('date', { nullable: true })
  prossimoContatto!: string | null;
}
