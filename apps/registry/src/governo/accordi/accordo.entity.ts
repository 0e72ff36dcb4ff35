// SPDX-License-Identifier: AGPL-3.0-or-later
import { ConGiorni, defineAnnullabile, defineFigli } from '@ambito/persistence';
import { Column, Entity, PrimaryColumn, VirtualColumn } from 'typeorm';

@Entity('accordo')
export class AccordoEntity extends ConGiorni {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid')
  ambitoId!: string;

  @Column('text')
  tipo!: string;

  @Column('text')
  oggetto!: string;

  @Column('text')
  finalita!: string;

  @Column('date')
  sottoscrittoIl!: string;

  declare al: string;

  @Column('text', { nullable: true })
  attoTermine!: string | null;

  @Column('boolean', { default: false })
  nonSiRinnova!: boolean;

  @Column('integer', { default: 1 })
  versione!: number;

  @VirtualColumn({
    type: 'text',
    select: false,
    query: (alias) => `ARRAY(SELECT p.nome FROM accordo_parte p WHERE p.accordo_id = ${alias}.id ORDER BY p.ordine)`,
  })
  parti!: string[];
}

@Entity('accordo_parte')
export class AccordoParteEntity {
  @PrimaryColumn('uuid')
  accordoId!: string;

  @PrimaryColumn('smallint')
  ordine!: number;

  @Column('uuid')
  ambitoId!: string;

  @Column('text')
  nome!: string;

  @Column('uuid', { nullable: true })
  enteId!: string | null;

  @Column('text', { nullable: true })
  codiceIstat!: string | null;
}

export const ACCORDO = defineAnnullabile(AccordoEntity, {
  proprietario: 'ambitoId',
  dati: ['tipo', 'oggetto', 'finalita', 'sottoscrittoIl', 'periodo', 'attoTermine', 'nonSiRinnova'],
  figli: [
    defineFigli(AccordoParteEntity, {
      nome: 'parti',
      di: 'accordoId',
      ordine: 'ordine',
      dati: ['nome', 'enteId', 'codiceIstat'],
    }),
  ],
});
