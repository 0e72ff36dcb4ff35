// SPDX-License-Identifier: AGPL-3.0-or-later
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('operatore')
export class OperatoreEntity {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid', { name: 'ambito_id' })
  ambitoId!: string;

  @Column('text', { nullable: true })
  account!: string | null;

  @Column('text')
  nome!: string;

  @Column('text')
  cognome!: string;

  @Column('text')
  qualifica!: string;

  @Column('text', { name: 'albo_regione', nullable: true })
  alboRegione!: string | null;

  @Column('text', { name: 'albo_numero', nullable: true })
  alboNumero!: string | null;

  @Column('text', { name: 'albo_sezione', nullable: true })
  alboSezione!: string | null;

  @Column('date', { name: 'codice_deontologico_accettato_il', nullable: true })
  codiceDeontologicoAccettatoIl!: string | null;

  @Column('uuid', { name: 'subentrante_id', nullable: true })
  subentranteId!: string | null;

  @Column('integer', { default: 1 })
  versione!: number;
}
