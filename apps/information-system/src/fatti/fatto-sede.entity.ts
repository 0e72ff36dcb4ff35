// SPDX-License-Identifier: AGPL-3.0-or-later
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A sede with its days. */
@Entity('fatto_sede')
export class FattoSedeEntity {
  @PrimaryColumn('uuid')
  ambitoId!: string;

  @PrimaryColumn('uuid')
  id!: string;

  @Column('text')
  comune!: string;

  @Column('date')
  attivaDal!: string;

  @Column('date', { nullable: true })
  attivaAl!: string | null;

  @Column('integer')
  versione!: number;
}

/** Weekly hours of a sede, in minutes. The table has no key: the hours of a sede are replaced together. */
@Entity('fatto_orario')
export class FattoOrarioEntity {
  @PrimaryColumn('uuid')
  ambitoId!: string;

  @PrimaryColumn('uuid')
  sedeId!: string;

  @Column('integer')
  minuti!: number;

  @Column('date')
  validoDal!: string;

  @Column('date', { nullable: true })
  validoAl!: string | null;
}
