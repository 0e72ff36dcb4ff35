// SPDX-License-Identifier: AGPL-3.0-or-later
import { DalAl, defineAnnullabile } from '@ambito/persistence';
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('capofila')
export class CapofilaEntity extends DalAl {
  /** Names a designation; the database keys it by Ambito and days. */
  @Column('uuid', { default: () => 'uuidv7()' })
  id!: string;

  @PrimaryColumn('uuid')
  ambitoId!: string;

  @Column('text')
  codiceIstat!: string;

  @PrimaryColumn('daterange', { select: false })
  periodo!: string;

  @Column('text', { nullable: true })
  atto!: string | null;
}

export const CAPOFILA = defineAnnullabile(CapofilaEntity, {
  proprietario: 'ambitoId',
  dati: ['codiceIstat', 'periodo', 'atto'],
});
