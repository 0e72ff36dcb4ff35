// SPDX-License-Identifier: AGPL-3.0-or-later
import { DalAl } from '@ambito/persistence';
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('appartenenza')
export class AppartenenzaEntity extends DalAl {
  @PrimaryColumn('text')
  codiceIstat!: string;

  @Column('uuid')
  ambitoId!: string;

  @PrimaryColumn('daterange', { select: false })
  periodo!: string;

  @Column('text', { nullable: true })
  attoIngresso!: string | null;

  @Column('text', { nullable: true })
  attoUscita!: string | null;
}
