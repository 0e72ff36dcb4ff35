// SPDX-License-Identifier: AGPL-3.0-or-later
import { defineAnnullabile, defineFigli } from '@ambito/persistence';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { RilievoEntity } from './rilievo.entity.ts';

@Entity('ispezione')
export class IspezioneEntity {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid', { select: false })
  ambitoId!: string;

  @Column('uuid')
  sedeId!: string;

  @Column('date')
  eseguitaIl!: string;

  /** Written by the database from the findings. */
  @Column({ type: 'text', insert: false, update: false })
  stato!: string;

  @Column('text', { nullable: true })
  note!: string | null;

  @Column('integer', { default: 1 })
  versione!: number;

  /** Generated: the foreign key to the days on which the sede is active needs a range. */
  @Column({ type: 'daterange', nullable: true, select: false, insert: false, update: false })
  giorno!: string | null;
}

export const ISPEZIONE = defineAnnullabile(IspezioneEntity, {
  proprietario: 'sedeId',
  dati: ['sedeId', 'eseguitaIl', 'note'],
  figli: [
    defineFigli(RilievoEntity, {
      nome: 'rilievi',
      di: 'ispezioneId',
      ordine: 'standard',
      dati: ['standard', 'conforme', 'descrizione', 'misura', 'entro', 'adempiutaIl', 'adempimento'],
    }),
  ],
});
