// SPDX-License-Identifier: AGPL-3.0-or-later
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('proposta_di_modifica')
export class PropostaDiModificaEntity {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid')
  ambitoId!: string;

  @Column('text')
  titolo!: string;

  @Column('text')
  motivazione!: string;

  @Column('text')
  stato!: string;

  @Column('timestamptz')
  apertaIl!: Date;

  @Column('timestamptz', { nullable: true })
  chiusaIl!: Date | null;

  @Column('integer', { default: 1 })
  versione!: number;
}

@Entity('articolo_proposto')
export class ArticoloPropostoEntity {
  @PrimaryColumn('uuid')
  propostaId!: string;

  @PrimaryColumn('text')
  numero!: string;

  @Column('uuid')
  ambitoId!: string;

  @Column('text')
  rubrica!: string;

  @Column('text')
  testo!: string;

  @Column('boolean', { default: true })
  inVoto!: boolean;
}

@Entity('voto')
export class VotoEntity {
  @PrimaryColumn('uuid')
  propostaId!: string;

  @PrimaryColumn('text')
  codiceIstat!: string;

  @Column('uuid')
  ambitoId!: string;

  @Column('boolean')
  favorevole!: boolean;

  @Column('text')
  atto!: string;

  @Column('text', { nullable: true })
  dichiarazione!: string | null;

  @Column('timestamptz')
  espressoIl!: Date;

  @Column('text')
  attore!: string;
}
