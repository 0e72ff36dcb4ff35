// SPDX-License-Identifier: AGPL-3.0-or-later
import { defineAnnullabile } from '@ambito/persistence';
import { Column, Entity, PrimaryColumn, VirtualColumn } from 'typeorm';

@Entity('operatore')
export class OperatoreEntity {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid')
  ambitoId!: string;

  @Column('text', { nullable: true })
  account!: string | null;

  @Column('text')
  nome!: string;

  @Column('text')
  cognome!: string;

  @Column('text')
  qualifica!: string;

  /** The nature of the qualification, by the entry of the list: the database writes it. */
  @Column({ type: 'text', insert: false, update: false })
  natura!: string;

  @Column('text', { nullable: true })
  alboRegione!: string | null;

  @Column('text', { nullable: true })
  alboNumero!: string | null;

  @Column('text', { nullable: true })
  alboSezione!: string | null;

  /** Number and section of the albo, as a person writes them. */
  @VirtualColumn({ type: 'text', query: (alias) => `${alias}.albo_numero || '/' || ${alias}.albo_sezione` })
  albo!: string | null;

  @Column('date', { nullable: true })
  codiceDeontologicoAccettatoIl!: string | null;

  @Column('uuid', { nullable: true })
  subentranteId!: string | null;

  /** Whether somebody confirmed that another operator has the name. */
  @Column('boolean', { default: false })
  omonimo!: boolean;

  @Column('integer', { default: 1 })
  versione!: number;

  /** Generated: the words by which the name is searched. */
  @Column({ type: 'tsvector', select: false, insert: false, update: false })
  parole!: string;
}

export const OPERATORE = defineAnnullabile(OperatoreEntity, {
  proprietario: 'id',
  dati: [
    'nome',
    'cognome',
    'qualifica',
    'alboRegione',
    'alboNumero',
    'alboSezione',
    'codiceDeontologicoAccettatoIl',
    'subentranteId',
    'omonimo',
  ],
});
