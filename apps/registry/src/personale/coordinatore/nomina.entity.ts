// SPDX-License-Identifier: AGPL-3.0-or-later
import { defineAnnullabile } from '@ambito/persistence';
import { Column, Entity, PrimaryColumn, VirtualColumn } from 'typeorm';

@Entity('nomina_coordinatore')
export class NominaCoordinatoreEntity {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid')
  ambitoId!: string;

  @Column('uuid')
  operatoreId!: string;

  @Column('text', { default: 'COORDINATORE' })
  qualifica!: string;

  @Column('daterange', { select: false })
  periodo!: string;

  @VirtualColumn({ type: 'date', query: (alias) => `lower(${alias}.periodo)` })
  dal!: string;

  @VirtualColumn({ type: 'date', query: (alias) => `upper(${alias}.periodo) - 1` })
  al!: string | null;

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
