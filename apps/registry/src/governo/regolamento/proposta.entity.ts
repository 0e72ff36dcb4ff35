// SPDX-License-Identifier: AGPL-3.0-or-later
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('proposta_di_modifica')
export class PropostaDiModificaEntity {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid', { name: 'ambito_id' })
  ambitoId!: string;

  @Column('text')
  titolo!: string;

  @Column('text')
  motivazione!: string;

  @Column('text')
  stato!: string;

  @Column('timestamptz', { name: 'aperta_il' })
  apertaIl!: Date;

  @Column('timestamptz', { name: 'chiusa_il', nullable: true })
  chiusaIl!: Date | null;

  @Column('integer', { default: 1 })
  versione!: number;
}

@Entity('articolo_proposto')
export class ArticoloPropostoEntity {
  @PrimaryColumn('uuid', { name: 'proposta_id' })
  propostaId!: string;

  @PrimaryColumn('text')
  numero!: string;

  @Column('uuid', { name: 'ambito_id' })
  ambitoId!: string;

  @Column('text')
  rubrica!: string;

  @Column('text')
  testo!: string;

  @Column('boolean', { name: 'in_voto', default: true })
  inVoto!: boolean;
}

@Entity('voto')
export class VotoEntity {
  @PrimaryColumn('uuid', { name: 'proposta_id' })
  propostaId!: string;

  @PrimaryColumn('text', { name: 'codice_istat' })
  codiceIstat!: string;

  @Column('uuid', { name: 'ambito_id' })
  ambitoId!: string;

  @Column('boolean')
  favorevole!: boolean;

  @Column('text')
  atto!: string;

  @Column('text', { nullable: true })
  dichiarazione!: string | null;

  @Column('timestamptz', { name: 'espresso_il' })
  espressoIl!: Date;

  @Column('text')
  attore!: string;
}
