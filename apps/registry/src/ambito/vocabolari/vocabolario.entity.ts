// SPDX-License-Identifier: AGPL-3.0-or-later
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('vocabolario')
export class VocabolarioEntity {
  @PrimaryColumn('text')
  nome!: string;

  @Column('boolean', { default: true })
  caricabile!: boolean;

  @Column('integer', { default: 1 })
  versione!: number;
}
