// SPDX-License-Identifier: AGPL-3.0-or-later
import { defineAnnullabile } from '@ambito/persistence';
import { Column, Entity, PrimaryColumn, VirtualColumn } from 'typeorm';

@Entity('assenza')
export class AssenzaEntity {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid')
  ambitoId!: string;

  @Column('uuid')
  operatoreId!: string;

  @Column('uuid', { nullable: true })
  sostitutoId!: string | null;

  @Column('daterange', { select: false })
  periodo!: string;

  @VirtualColumn({ type: 'date', query: (alias) => `lower(${alias}.periodo)` })
  dal!: string;

  @VirtualColumn({ type: 'date', query: (alias) => `upper(${alias}.periodo) - 1` })
  al!: string;
}

export const ASSENZA = defineAnnullabile(AssenzaEntity, {
  proprietario: 'operatoreId',
  dati: ['operatoreId', 'sostitutoId', 'periodo'],
});
