// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Intervallo } from '@ambito/orari';
import { Column, Entity, PrimaryColumn, VirtualColumn } from 'typeorm';
import { oraSql } from './orari.sql.ts';

/** Other hours of a sede on some days. What is read of it has the shape of `VariazioneOraria` of `@ambito/orari`. */
@Entity('variazione_oraria')
export class VariazioneOrariaEntity {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid')
  sedeId!: string;

  @Column('daterange', { select: false })
  periodo!: string;

  @VirtualColumn({ type: 'date', query: (alias) => `lower(${alias}.periodo)` })
  dal!: string;

  /** Last day, included. */
  @VirtualColumn({ type: 'date', query: (alias) => `upper(${alias}.periodo) - 1` })
  al!: string;

  @VirtualColumn({ type: 'boolean', query: (alias) => `isempty(${alias}.fasce)` })
  chiusura!: boolean;

  /** The column `fasce` as the table holds it: ranges of minutes from midnight. */
  @Column('int4multirange', { name: 'fasce', select: false })
  minuti!: string;

  @VirtualColumn({
    type: 'json',
    query: (alias) => `coalesce(
      (SELECT json_agg(json_build_object('dalle', ${oraSql('lower(fascia)')}, 'alle', ${oraSql('upper(fascia)')}))
       FROM unnest(${alias}.fasce) AS fascia), '[]')`,
  })
  fasce!: Intervallo[];

  @Column('text')
  motivo!: string;
}
