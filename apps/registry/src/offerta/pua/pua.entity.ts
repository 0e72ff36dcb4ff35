// SPDX-License-Identifier: AGPL-3.0-or-later
import { defineAnnullabile } from '@ambito/persistence';
import { Column, Entity, PrimaryColumn, VirtualColumn } from 'typeorm';

@Entity('pua')
export class PuaEntity {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('text')
  codiceIstat!: string;

  @Column('daterange', { select: false })
  periodo!: string;

  @VirtualColumn({ type: 'date', query: (alias) => `lower(${alias}.periodo)` })
  dal!: string;

  /** The last day, included. */
  @VirtualColumn({ type: 'date', query: (alias) => `upper(${alias}.periodo) - 1` })
  al!: string | null;

  @Column('uuid')
  ambitoId!: string;

  @Column('uuid')
  sedeId!: string;

  @Column('uuid')
  distrettoId!: string;

  @Column('integer', { default: 1 })
  versione!: number;

  /** Generated: part of the foreign key to a health district. */
  @Column({ type: 'text', select: false, insert: false, update: false })
  distrettoNatura!: string;
}

export const PUA = defineAnnullabile(PuaEntity, {
  proprietario: 'sedeId',
  dati: ['codiceIstat', 'periodo', 'sedeId', 'distrettoId'],
});
