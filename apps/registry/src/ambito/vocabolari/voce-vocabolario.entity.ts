// SPDX-License-Identifier: AGPL-3.0-or-later
import { DalAl } from '@ambito/persistence';
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('voce_vocabolario')
export class VoceVocabolarioEntity extends DalAl {
  @PrimaryColumn('text')
  vocabolario!: string;

  @PrimaryColumn('text')
  codice!: string;

  @PrimaryColumn('daterange', { select: false })
  periodo!: string;

  @Column('text')
  nome!: string;

  @Column('text', { nullable: true })
  area!: string | null;

  @Column('text', { nullable: true })
  natura!: string | null;

  @Column('text')
  fonte!: string;

  @Column('timestamptz')
  registrataIl!: Date;
}
