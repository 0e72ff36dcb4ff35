// SPDX-License-Identifier: AGPL-3.0-or-later
import { defineAnnullabile } from '@ambito/persistence';
import { Column, Entity, PrimaryColumn, VirtualColumn } from 'typeorm';

@Entity('accreditamento')
export class AccreditamentoEntity {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid')
  enteId!: string;

  @Column('text', { array: true })
  prestazioni!: string[];

  @Column('daterange', { select: false })
  periodo!: string;

  @VirtualColumn({ type: 'date', query: (alias) => `lower(${alias}.periodo)` })
  dal!: string;

  /** The last day, included. */
  @VirtualColumn({ type: 'date', query: (alias) => `upper(${alias}.periodo) - 1` })
  al!: string;

  @Column('text')
  atto!: string;

  @Column('text', { nullable: true })
  revocaAtto!: string | null;
}

export const ACCREDITAMENTO = defineAnnullabile(AccreditamentoEntity, {
  proprietario: 'enteId',
  dati: ['enteId', 'prestazioni', 'periodo', 'atto', 'revocaAtto'],
});
