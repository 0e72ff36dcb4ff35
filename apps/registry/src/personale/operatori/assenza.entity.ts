// SPDX-License-Identifier: AGPL-3.0-or-later
import { ConGiorni, defineAnnullabile } from '@ambito/persistence';
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('assenza')
export class AssenzaEntity extends ConGiorni {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid')
  ambitoId!: string;

  @Column('uuid')
  operatoreId!: string;

  @Column('uuid', { nullable: true })
  sostitutoId!: string | null;

  declare al: string;
}

export const ASSENZA = defineAnnullabile(AssenzaEntity, {
  proprietario: 'operatoreId',
  dati: ['operatoreId', 'sostitutoId', 'periodo'],
});
