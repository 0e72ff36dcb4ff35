// SPDX-License-Identifier: AGPL-3.0-or-later
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A figure of an Ambito in a period: of an indicator, as a total or for one key of a dimension. Numbers are exact, and so text. */
@Entity('cella')
export class CellaEntity {
  @PrimaryColumn('uuid')
  ambitoId!: string;

  @PrimaryColumn('text')
  periodo!: string;

  @PrimaryColumn('text')
  indicatore!: string;

  @PrimaryColumn('text')
  dimensione!: string;

  @PrimaryColumn('text')
  chiave!: string;

  @Column('numeric', { nullable: true })
  numeratore!: string | null;

  @Column('numeric', { nullable: true })
  denominatore!: string | null;

  /** How many persons the figure counts; null if it counts none. */
  @Column('integer', { nullable: true })
  persone!: number | null;

  @Column('numeric', { nullable: true })
  valore!: string | null;

  /** Of the persons that a share compares, those who are inside it. */
  @Column('integer', { nullable: true })
  personeDentro!: number | null;

  @Column('integer', { nullable: true })
  personeFuori!: number | null;
}
