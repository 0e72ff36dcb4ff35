// SPDX-License-Identifier: AGPL-3.0-or-later
import { ConIstanti, defineAnnullabile } from '@ambito/persistence';
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('turno_reperibilita')
export class TurnoReperibilitaEntity extends ConIstanti {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid')
  ambitoId!: string;

  @Column('uuid')
  operatoreId!: string;

  @Column('uuid', { nullable: true })
  sostitutoId!: string | null;

  declare alle: Date;

  @Column('integer', { default: 1 })
  versione!: number;
}

export const TURNO_REPERIBILITA = defineAnnullabile(TurnoReperibilitaEntity, {
  proprietario: 'operatoreId',
  dati: ['operatoreId', 'sostitutoId', 'periodo'],
});
