// SPDX-License-Identifier: AGPL-3.0-or-later
import { defineAnnullabile } from '@ambito/persistence';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { VoceTrasmessa } from './trasmissione.ts';

@Entity('trasmissione')
export class TrasmissioneEntity {
  @PrimaryColumn('uuid')
  ambitoId!: string;

  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid', { nullable: true })
  contattoId!: string | null;

  @Column('uuid', { nullable: true })
  presaInCaricoId!: string | null;

  @Column('uuid')
  enteId!: string;

  @Column('text')
  tipo!: string;

  @Column('text')
  area!: string;

  @Column('text', { nullable: true })
  prestazione!: string | null;

  @Column('text')
  comune!: string;

  @Column('text', { select: false })
  testo!: string;

  @Column('jsonb', { select: false })
  voci!: readonly VoceTrasmessa[];

  @Column('text')
  baseGiuridica!: string;

  @Column('boolean')
  richiedeConsenso!: boolean;

  @Column('date', { nullable: true })
  consensoIl!: string | null;

  @Column('text', { nullable: true })
  consensoDa!: string | null;

  @Column('boolean')
  obbligatoria!: boolean;

  @Column('boolean')
  occultata!: boolean;

  @Column('timestamptz')
  trasmessaIl!: Date;

  @Column('text')
  trasmessaDa!: string;

  @Column('uuid', { nullable: true })
  operatoreId!: string | null;

  @Column('date')
  entro!: string;

  @Column('text', { default: 'TRASMESSA' })
  stato!: string;

  @Column('integer', { default: 1 })
  versione!: number;

  /** The ente as it was named at the sending, when that one turned out to be registered twice. */
  @Column('uuid', { nullable: true, select: false })
  inviataA!: string | null;
}

@Entity('trasmissione_passo')
export class TrasmissionePassoEntity {
  @PrimaryColumn('uuid')
  ambitoId!: string;

  @PrimaryColumn('uuid')
  trasmissioneId!: string;

  @PrimaryColumn('text')
  stato!: string;

  @Column('uuid')
  id!: string;

  @Column('timestamptz')
  avvenutoIl!: Date;

  @Column('text', { nullable: true })
  canale!: string | null;

  @Column('text', { nullable: true })
  riferimento!: string | null;

  @Column('text', { nullable: true })
  motivo!: string | null;

  @Column('text', { nullable: true })
  nota!: string | null;

  @Column('timestamptz')
  registratoIl!: Date;

  @Column('text')
  registratoDa!: string;

  @Column('uuid', { nullable: true })
  operatoreId!: string | null;
}

/** A step that was recorded by mistake is annulled, and read under its transmission. */
export const PASSO_TRASMISSIONE = defineAnnullabile(TrasmissionePassoEntity, {
  proprietario: 'trasmissioneId',
  dati: ['stato', 'avvenutoIl', 'canale', 'riferimento', 'motivo'],
  testi: ['nota'],
  registrazione: ['registratoIl'],
});
