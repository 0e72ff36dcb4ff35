// SPDX-License-Identifier: AGPL-3.0-or-later
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('soglia')
export class SogliaEntity {
  @PrimaryColumn('text')
  nome!: string;

  @Column('integer', { default: 1 })
  versione!: number;
}

/** The value of a threshold from a day on. */
@Entity('valore_soglia')
export class ValoreSogliaEntity {
  @PrimaryColumn('text')
  nome!: string;

  @PrimaryColumn('date')
  dal!: string;

  /** Exact, and so text: the graph writes it as a number. */
  @Column('numeric')
  valore!: string;

  @Column('text')
  fonte!: string;

  @Column('timestamptz')
  registrataIl!: Date;
}
