// SPDX-License-Identifier: AGPL-3.0-or-later
import { ConGiorni, defineAnnullabile } from '@ambito/persistence';
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('pua')
export class PuaEntity extends ConGiorni {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('text')
  codiceIstat!: string;

  @Column('uuid')
  ambitoId!: string;

  @Column('uuid')
  sedeId!: string;

  @Column('uuid')
  distrettoId!: string;

  @Column('integer', { default: 1 })
  versione!: number;

  /** Generated: part of the foreign key to a health district. */
  @Column({ type: 'text', select: false, insert: false, update: false })
  distrettoNatura!: string;
}

export const PUA = defineAnnullabile(PuaEntity, {
  proprietario: 'sedeId',
  dati: ['codiceIstat', 'periodo', 'sedeId', 'distrettoId'],
});
