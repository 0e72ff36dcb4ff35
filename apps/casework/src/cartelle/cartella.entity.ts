// SPDX-License-Identifier: AGPL-3.0-or-later
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('cartella')
export class CartellaEntity {
  @PrimaryColumn('uuid', { name: 'ambito_id' })
  ambitoId!: string;

  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid', { name: 'persona_id' })
  personaId!: string;

  @Column('timestamptz', { name: 'aperta_il' })
  apertaIl!: Date;
}
