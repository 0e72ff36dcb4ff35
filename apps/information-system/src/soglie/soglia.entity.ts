// SPDX-License-Identifier: AGPL-3.0-or-later
import type { ValoreSoglia } from '@ambito/vocabulary';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A threshold with its values over time, as the registry told it last. */
@Entity('soglia')
export class SogliaEntity {
  @PrimaryColumn('text')
  nome!: string;

  @Column('jsonb')
  valori!: readonly Pick<ValoreSoglia, 'valore' | 'dal'>[];

  @Column('integer')
  versione!: number;
}
