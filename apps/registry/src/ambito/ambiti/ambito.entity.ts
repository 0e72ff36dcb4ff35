// SPDX-License-Identifier: AGPL-3.0-or-later
import { Column, Entity, PrimaryColumn } from 'typeorm';

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

  @Column('integer', { default: 1 })
  versione!: number;
}
