// SPDX-License-Identifier: AGPL-3.0-or-later
import { ConGiorni, defineAnnullabile } from '@ambito/persistence';
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('risorsa_strumentale')
export class RisorsaStrumentaleEntity extends ConGiorni {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid')
  sedeId!: string;

  @Column('text')
  categoria!: string;

  @Column('text')
  descrizione!: string;

  @Column('integer')
  quantita!: number;

  @Column('integer', { default: 1 })
  versione!: number;
}

export const RISORSA_STRUMENTALE = defineAnnullabile(RisorsaStrumentaleEntity, {
  proprietario: 'sedeId',
  dati: ['sedeId', 'categoria', 'descrizione', 'quantita', 'periodo'],
});
