// SPDX-License-Identifier: AGPL-3.0-or-later
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('accreditamento')
export class AccreditamentoEntity {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid', { name: 'ente_id' })
  enteId!: string;

  @Column('text', { array: true })
  prestazioni!: string[];

  @Column('daterange')
  periodo!: string;

  @Column('text')
  atto!: string;

  @Column('text', { name: 'revoca_atto', nullable: true })
  revocaAtto!: string | null;
}
