// SPDX-License-Identifier: AGPL-3.0-or-later
import { ConGiorni, defineAnnullabile, defineFigli } from '@ambito/persistence';
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('atto_di_mandato')
export class AttoDiMandatoEntity extends ConGiorni {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid')
  ambitoId!: string;

  @Column('text')
  codiceIstat!: string;

  @Column('text')
  numero!: string;

  @Column('date')
  data!: string;

  @Column('text')
  organo!: string;

  @Column('integer', { default: 1 })
  versione!: number;
}

@Entity('atto_di_mandato_operatore')
export class AttoDiMandatoOperatoreEntity {
  @Column('uuid')
  ambitoId!: string;

  @PrimaryColumn('uuid')
  attoId!: string;

  @PrimaryColumn('uuid')
  operatoreId!: string;

  @Column('text', { default: 'ASSISTENTE_SOCIALE' })
  natura!: string;
}

/** An act is of a Comune, whose code is no id: the annulled ones are read under the Ambito. */
export const ATTO_DI_MANDATO = defineAnnullabile(AttoDiMandatoEntity, {
  proprietario: 'ambitoId',
  dati: ['codiceIstat', 'numero', 'data', 'organo', 'periodo'],
  figli: [
    defineFigli(AttoDiMandatoOperatoreEntity, {
      nome: 'operatori',
      di: 'attoId',
      ordine: 'operatoreId',
      dati: ['operatoreId'],
    }),
  ],
});
