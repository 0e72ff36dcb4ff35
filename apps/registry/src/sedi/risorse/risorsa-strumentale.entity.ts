// SPDX-License-Identifier: AGPL-3.0-or-later
import { defineAnnullabile } from '@ambito/persistence';
import { Column, Entity, PrimaryColumn, VirtualColumn } from 'typeorm';

@Entity('risorsa_strumentale')
export class RisorsaStrumentaleEntity {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid')
  sedeId!: string;

  @Column('text')
  categoria!: string;

  @Column('text')
  descrizione!: string;

  @Column('integer')
  quantita!: number;

  @Column('daterange', { select: false })
  periodo!: string;

  @VirtualColumn({ type: 'date', query: (alias) => `lower(${alias}.periodo)` })
  dal!: string;

  /** Last day, included; null while it has none. */
  @VirtualColumn({ type: 'date', query: (alias) => `upper(${alias}.periodo) - 1` })
  al!: string | null;

  @Column('integer', { default: 1 })
  versione!: number;
}

export const RISORSA_STRUMENTALE = defineAnnullabile(RisorsaStrumentaleEntity, {
  proprietario: 'sedeId',
  dati: ['sedeId', 'categoria', 'descrizione', 'quantita', 'periodo'],
});
