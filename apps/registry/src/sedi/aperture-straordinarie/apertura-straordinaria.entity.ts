// SPDX-License-Identifier: AGPL-3.0-or-later
import { defineAnnullabile } from '@ambito/persistence';
import { Column, Entity, PrimaryColumn, VirtualColumn } from 'typeorm';
import { oraSql } from '../calendario/orari.sql.ts';

@Entity('apertura_straordinaria')
export class AperturaStraordinariaEntity {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid', { select: false })
  ambitoId!: string;

  @Column('uuid')
  sedeId!: string;

  @Column('date')
  giorno!: string;

  @Column('int4range', { select: false })
  fascia!: string;

  @VirtualColumn({ type: 'text', query: (alias) => oraSql(`lower(${alias}.fascia)`) })
  dalle!: string;

  @VirtualColumn({ type: 'text', query: (alias) => oraSql(`upper(${alias}.fascia)`) })
  alle!: string;

  @Column('text')
  motivo!: string;

  @Column('text')
  stato!: string;

  @Column('text')
  richiestaDa!: string;

  @Column('timestamptz')
  richiestaIl!: Date;

  @Column('text', { nullable: true, select: false })
  decisaDa!: string | null;

  @Column('timestamptz', { nullable: true })
  decisaIl!: Date | null;

  @Column('text', { nullable: true })
  motivoDecisione!: string | null;

  @Column('integer', { default: 1 })
  versione!: number;

  /** Generated: the foreign key to the days on which the sede is active needs a range. */
  @Column({ type: 'daterange', nullable: true, select: false, insert: false, update: false })
  giornoVivo!: string | null;
}

export const APERTURA_STRAORDINARIA = defineAnnullabile(AperturaStraordinariaEntity, {
  proprietario: 'sedeId',
  dati: ['sedeId', 'giorno', 'fascia', 'motivo', 'stato', 'richiestaIl', 'decisaIl', 'motivoDecisione'],
});
