// SPDX-License-Identifier: AGPL-3.0-or-later
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** An Ambito with figures. */
@Entity('ambito')
export class AmbitoEntity {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('text')
  codice!: string;

  @Column('text')
  nome!: string;

  @Column('text')
  regione!: string;

  @Column('integer')
  versione!: number;
}

/** A Comune of an Ambito, with its days there. */
@Entity('ambito_comune')
export class AmbitoComuneEntity {
  @PrimaryColumn('uuid')
  ambitoId!: string;

  @PrimaryColumn('text')
  codiceIstat!: string;

  @PrimaryColumn('date')
  dal!: string;

  @Column('date', { nullable: true })
  al!: string | null;
}
