// SPDX-License-Identifier: AGPL-3.0-or-later
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('patrono')
export class PatronoEntity {
  @PrimaryColumn('text')
  codiceIstat!: string;

  @Column('text')
  ricorrenza!: string;

  @Column('text')
  nome!: string;

  @Column('text')
  fonte!: string;
}
