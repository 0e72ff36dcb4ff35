// SPDX-License-Identifier: AGPL-3.0-or-later
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('cartella')
export class CartellaEntity {
  @PrimaryColumn('uuid')
  ambitoId!: string;

  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid')
  personaId!: string;

  @Column('timestamptz')
  apertaIl!: Date;
}
