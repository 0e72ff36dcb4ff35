// SPDX-License-Identifier: AGPL-3.0-or-later
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('impegno')
export class ImpegnoEntity {
  @PrimaryColumn('uuid')
  ambitoId!: string;

  @PrimaryColumn('uuid')
  interventoId!: string;

  @PrimaryColumn('smallint')
  anno!: number;

  @Column('uuid')
  lineaId!: string;

  @Column('numeric', { precision: 14, scale: 2, default: 0 })
  impegnato!: string;
}
