// SPDX-License-Identifier: AGPL-3.0-or-later
import { defineAnnullabile } from '@ambito/persistence';
import { Column, Entity, PrimaryColumn, VirtualColumn } from 'typeorm';

@Entity('direttiva')
export class DirettivaEntity {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid')
  ambitoId!: string;

  @Column('text')
  oggetto!: string;

  @Column('text')
  testo!: string;

  @Column('text')
  destinatario!: string;

  @Column('date')
  adottataIl!: string;

  @Column('text')
  atto!: string;

  @Column('daterange', { select: false })
  periodo!: string;

  @VirtualColumn({ type: 'date', query: (alias) => `lower(${alias}.periodo)` })
  efficaceDal!: string;

  @VirtualColumn({ type: 'date', query: (alias) => `upper(${alias}.periodo) - 1` })
  efficaceAl!: string | null;

  @Column('timestamptz', { nullable: true })
  recepitaIl!: Date | null;

  @Column('integer', { default: 1 })
  versione!: number;
}

/** A directive stays when its revocation was wrong: what it was is kept beside it. One that was a mistake goes. */
export const DIRETTIVA = defineAnnullabile(DirettivaEntity, {
  proprietario: 'ambitoId',
  dati: ['oggetto', 'testo', 'destinatario', 'adottataIl', 'atto', 'periodo', 'recepitaIl'],
});
