// SPDX-License-Identifier: AGPL-3.0-or-later
import { ConGiorni, defineAnnullabile } from '@ambito/persistence';
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('nomina_coordinatore')
export class NominaCoordinatoreEntity extends ConGiorni {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid')
  ambitoId!: string;

  @Column('uuid')
  operatoreId!: string;

  @Column('text', { default: 'COORDINATORE' })
  natura!: string;

  @Column('text')
  atto!: string;

  @Column('text', { nullable: true })
  attoCessazione!: string | null;

  @Column('integer', { default: 1 })
  versione!: number;
}

export const NOMINA = defineAnnullabile(NominaCoordinatoreEntity, {
  proprietario: 'operatoreId',
  dati: ['operatoreId', 'periodo', 'atto', 'attoCessazione'],
});
