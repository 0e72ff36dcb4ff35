// SPDX-License-Identifier: AGPL-3.0-or-later
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('presa_in_carico')
export class PresaInCaricoEntity {
  @PrimaryColumn('uuid', { name: 'ambito_id' })
  ambitoId!: string;

  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid', { name: 'cartella_id' })
  cartellaId!: string;

  @Column('uuid', { name: 'sede_id' })
  sedeId!: string;

  @Column('text')
  area!: string;

  @Column('text')
  stato!: string;

  @Column('timestamptz', { name: 'richiesta_il' })
  richiestaIl!: Date;

  @Column('timestamptz', { name: 'assegnata_il', nullable: true })
  assegnataIl!: Date | null;

  @Column('timestamptz', { name: 'attivata_il', nullable: true })
  attivataIl!: Date | null;

  @Column('timestamptz', { name: 'conclusa_il', nullable: true })
  conclusaIl!: Date | null;

  @Column('text', { nullable: true })
  motivo!: string | null;

  @Column('text', { name: 'urgenza_motivo', nullable: true })
  urgenzaMotivo!: string | null;

  @Column('date', { name: 'urgenza_entro', nullable: true })
  urgenzaEntro!: string | null;

  @Column('timestamptz', { name: 'urgenza_regolarizzata_il', nullable: true })
  urgenzaRegolarizzataIl!: Date | null;

  @Column('integer', { default: 1 })
  versione!: number;
}

@Entity('responsabilita')
export class ResponsabilitaEntity {
  @PrimaryColumn('uuid', { name: 'ambito_id' })
  ambitoId!: string;

  @PrimaryColumn('uuid', { name: 'presa_in_carico_id' })
  presaInCaricoId!: string;

  @Column('uuid', { name: 'operatore_id', nullable: true })
  operatoreId!: string | null;

  @PrimaryColumn('tstzrange')
  periodo!: string;

  @Column('text', { default: 'ORDINARIA' })
  natura!: string;

  @Column('text', { nullable: true })
  nota!: string | null;

  @Column('timestamptz', { name: 'in_attesa_dal', nullable: true })
  inAttesaDal!: Date | null;
}

@Entity('dimissione')
export class DimissioneEntity {
  @PrimaryColumn('uuid', { name: 'ambito_id' })
  ambitoId!: string;

  @PrimaryColumn('uuid', { name: 'presa_in_carico_id' })
  presaInCaricoId!: string;

  @Column('date')
  data!: string;

  @Column('text')
  motivo!: string;

  @Column('text')
  valutazione!: string;

  @Column('smallint', { nullable: true })
  soddisfazione!: number | null;

  @Column('date', { name: 'prossimo_contatto', nullable: true })
  prossimoContatto!: string | null;
}
