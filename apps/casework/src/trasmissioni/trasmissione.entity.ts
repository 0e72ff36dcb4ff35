// SPDX-License-Identifier: AGPL-3.0-or-later
import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { VoceTrasmessa } from './trasmissione.ts';

@Entity('trasmissione')
export class TrasmissioneEntity {
  @PrimaryColumn('uuid', { name: 'ambito_id' })
  ambitoId!: string;

  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid', { name: 'contatto_id', nullable: true })
  contattoId!: string | null;

  @Column('uuid', { name: 'presa_in_carico_id', nullable: true })
  presaInCaricoId!: string | null;

  @Column('uuid', { name: 'ente_id' })
  enteId!: string;

  @Column('text')
  tipo!: string;

  @Column('text')
  area!: string;

  @Column('text', { nullable: true })
  prestazione!: string | null;

  @Column('text')
  comune!: string;

  @Column('text')
  testo!: string;

  @Column('jsonb')
  voci!: readonly VoceTrasmessa[];

  @Column('text', { name: 'base_giuridica' })
  baseGiuridica!: string;

  @Column('boolean', { name: 'richiede_consenso' })
  richiedeConsenso!: boolean;

  @Column('date', { name: 'consenso_il', nullable: true })
  consensoIl!: string | null;

  @Column('text', { name: 'consenso_da', nullable: true })
  consensoDa!: string | null;

  @Column('boolean')
  obbligatoria!: boolean;

  @Column('boolean')
  occultata!: boolean;

  @Column('timestamptz', { name: 'trasmessa_il' })
  trasmessaIl!: Date;

  @Column('text', { name: 'trasmessa_da' })
  trasmessaDa!: string;

  @Column('uuid', { name: 'operatore_id', nullable: true })
  operatoreId!: string | null;

  @Column('date')
  entro!: string;

  @Column('text', { default: 'TRASMESSA' })
  stato!: string;

  @Column('integer', { default: 1 })
  versione!: number;
}

@Entity('trasmissione_passo')
export class TrasmissionePassoEntity {
  @PrimaryColumn('uuid', { name: 'ambito_id' })
  ambitoId!: string;

  @PrimaryColumn('uuid', { name: 'trasmissione_id' })
  trasmissioneId!: string;

  @PrimaryColumn('text')
  stato!: string;

  @Column('timestamptz', { name: 'avvenuto_il' })
  avvenutoIl!: Date;

  @Column('text', { nullable: true })
  canale!: string | null;

  @Column('text', { nullable: true })
  riferimento!: string | null;

  @Column('text', { nullable: true })
  motivo!: string | null;

  @Column('text', { nullable: true })
  nota!: string | null;

  @Column('timestamptz', { name: 'registrato_il' })
  registratoIl!: Date;

  @Column('text', { name: 'registrato_da' })
  registratoDa!: string;

  @Column('uuid', { name: 'operatore_id', nullable: true })
  operatoreId!: string | null;
}
