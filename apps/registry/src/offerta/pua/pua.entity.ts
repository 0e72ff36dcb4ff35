// SPDX-License-Identifier: AGPL-3.0-or-later
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('pua')
export class PuaEntity {
  @PrimaryColumn('text', { name: 'codice_istat' })
  codiceIstat!: string;

  @PrimaryColumn('daterange')
  periodo!: string;

  @Column('uuid', { name: 'ambito_id' })
  ambitoId!: string;

  @Column('uuid', { name: 'sede_id' })
  sedeId!: string;

  @Column('uuid', { name: 'distretto_id' })
  distrettoId!: string;

  /** Generated: what the reference to a health district is made of. */
  @Column({ type: 'text', name: 'distretto_natura', select: false, insert: false, update: false })
  distrettoNatura!: string;
}
