// SPDX-License-Identifier: AGPL-3.0-or-later
import { defineAnnullabile, defineFigli } from '@ambito/persistence';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { ResponsabilitaEntity } from '../responsabilita/responsabilita.entity.ts';

@Entity('presa_in_carico')
export class PresaInCaricoEntity {
  @PrimaryColumn('uuid')
  ambitoId!: string;

  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid')
  cartellaId!: string;

  @Column('uuid')
  sedeId!: string;

  @Column('text')
  area!: string;

  /** What the area is in SIUSS, on the day of the request. */
  @Column('text')
  naturaArea!: string;

  /** Kept by a trigger: the Comune where the person lives. */
  @Column({ type: 'text', nullable: true, select: false, insert: false, update: false })
  residenza!: string | null;

  @Column('text')
  stato!: string;

  @Column('timestamptz')
  richiestaIl!: Date;

  @Column('timestamptz', { nullable: true })
  assegnataIl!: Date | null;

  @Column('timestamptz', { nullable: true })
  attivataIl!: Date | null;

  @Column('timestamptz', { nullable: true })
  conclusaIl!: Date | null;

  @Column('text', { nullable: true })
  motivo!: string | null;

  @Column('text', { nullable: true })
  urgenzaMotivo!: string | null;

  @Column('date', { nullable: true })
  urgenzaEntro!: string | null;

  @Column('timestamptz', { nullable: true })
  urgenzaRegolarizzataIl!: Date | null;

  /** Kept by a trigger: the nearest of its open terms. */
  @Column({ type: 'date', nullable: true, select: false, insert: false, update: false })
  prossimoTermine!: string | null;

  @Column('integer', { default: 1 })
  versione!: number;
}

/** A case whose assignment, day, area or urgency was wrong stays: what it said is kept, with who answered for it, and read under it. */
export const PRESA_IN_CARICO = defineAnnullabile(PresaInCaricoEntity, {
  proprietario: 'id',
  dati: ['area', 'richiestaIl', 'assegnataIl', 'attivataIl', 'urgenzaMotivo', 'urgenzaEntro'],
  figli: [
    defineFigli(ResponsabilitaEntity, {
      nome: 'responsabilita',
      di: 'presaInCaricoId',
      ordine: 'periodo',
      dati: ['operatoreId', 'natura', 'periodo'],
    }),
  ],
});
