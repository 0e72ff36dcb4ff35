// SPDX-License-Identifier: AGPL-3.0-or-later
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('comune')
export class ComuneEntity {
  @PrimaryColumn('text')
  codiceIstat!: string;

  @Column('text')
  nome!: string;

  @Column('text')
  codiceCatastale!: string;

  @Column('text')
  siglaProvincia!: string;

  @Column('text')
  regione!: string;

  @Column('date', { nullable: true })
  dal!: string | null;

  @Column('date', { nullable: true })
  al!: string | null;

  @Column('text', { nullable: true })
  successore!: string | null;

  @Column('integer', { default: 1 })
  versione!: number;

  /** Generated: the words by which the name is searched. */
  @Column({ type: 'tsvector', select: false, insert: false, update: false })
  parole!: string;
}

@Entity('popolazione')
export class PopolazioneEntity {
  @PrimaryColumn('text')
  codiceIstat!: string;

  @PrimaryColumn('smallint')
  anno!: number;

  @Column('integer')
  residenti!: number;

  @Column('text')
  fonte!: string;
}
