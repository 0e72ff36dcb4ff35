// SPDX-License-Identifier: AGPL-3.0-or-later
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('atto_di_mandato')
export class AttoDiMandatoEntity {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid', { name: 'ambito_id' })
  ambitoId!: string;

  @Column('text', { name: 'codice_istat' })
  codiceIstat!: string;

  @Column('text')
  numero!: string;

  @Column('date')
  data!: string;

  @Column('text')
  organo!: string;

  @Column('daterange')
  periodo!: string;

  @Column('integer', { default: 1 })
  versione!: number;
}

@Entity('atto_di_mandato_operatore')
export class AttoDiMandatoOperatoreEntity {
  @Column('uuid', { name: 'ambito_id' })
  ambitoId!: string;

  @PrimaryColumn('uuid', { name: 'atto_id' })
  attoId!: string;

  @PrimaryColumn('uuid', { name: 'operatore_id' })
  operatoreId!: string;

  @Column('text', { default: 'ASSISTENTE_SOCIALE' })
  qualifica!: string;
}
