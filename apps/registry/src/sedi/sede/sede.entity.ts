// SPDX-License-Identifier: AGPL-3.0-or-later
import { defineAnnullabile } from '@ambito/persistence';
import { Column, Entity, PrimaryColumn, VirtualColumn } from 'typeorm';

@Entity('sede')
export class SedeEntity {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid')
  ambitoId!: string;

  @Column('text')
  codiceIstat!: string;

  @Column('text')
  denominazione!: string;

  @Column('text')
  indirizzo!: string;

  @Column('text', { nullable: true })
  atto!: string | null;

  @Column('text', { nullable: true })
  comeArrivare!: string | null;

  @Column('text', { nullable: true })
  trasporti!: string | null;

  @Column('boolean', { nullable: true })
  accessoSenzaGradini!: boolean | null;

  @Column('text', { nullable: true })
  telefono!: string | null;

  @Column('daterange', { select: false })
  periodo!: string;

  @VirtualColumn({ type: 'date', query: (alias) => `lower(${alias}.periodo)` })
  attivaDal!: string;

  /** Last day, included; null while it has none. */
  @VirtualColumn({ type: 'date', query: (alias) => `upper(${alias}.periodo) - 1` })
  attivaAl!: string | null;

  @Column('integer', { default: 1 })
  versione!: number;
}

/** A sede stays when its first day was wrong: what it was is kept beside it. */
export const SEDE = defineAnnullabile(SedeEntity, {
  proprietario: 'id',
  dati: [
    'codiceIstat',
    'denominazione',
    'indirizzo',
    'atto',
    'comeArrivare',
    'trasporti',
    'accessoSenzaGradini',
    'telefono',
    'periodo',
  ],
});
