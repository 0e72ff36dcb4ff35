// SPDX-License-Identifier: AGPL-3.0-or-later
import { defineAnnullabile } from '@ambito/persistence';
import { Column, Entity, PrimaryColumn, VirtualColumn } from 'typeorm';
import { oraSql } from './orari.sql.ts';

/** A fascia of the weekly hours of a sede. What is read of it has the shape of `FasciaOraria` of `@ambito/orari`. */
@Entity('orario')
export class OrarioEntity {
  @PrimaryColumn('uuid', { default: () => 'uuidv7()', select: false })
  id!: string;

  @Column('uuid')
  sedeId!: string;

  @Column('smallint')
  giorno!: number;

  @Column('int4range', { select: false })
  fascia!: string;

  @VirtualColumn({ type: 'text', query: (alias) => oraSql(`lower(${alias}.fascia)`) })
  dalle!: string;

  @VirtualColumn({ type: 'text', query: (alias) => oraSql(`upper(${alias}.fascia)`) })
  alle!: string;

  @Column('daterange', { select: false })
  validita!: string;

  @VirtualColumn({ type: 'date', query: (alias) => `lower(${alias}.validita)` })
  validoDal!: string;

  /** Last day, included; null while it has none. */
  @VirtualColumn({ type: 'date', query: (alias) => `upper(${alias}.validita) - 1` })
  validoAl!: string | null;

  @Column('text', { nullable: true })
  motivazione!: string | null;
}

export const ORARIO = defineAnnullabile(OrarioEntity, {
  proprietario: 'sedeId',
  dati: ['sedeId', 'giorno', 'fascia', 'validita', 'motivazione'],
});
