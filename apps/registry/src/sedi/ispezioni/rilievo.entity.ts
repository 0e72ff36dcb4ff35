// SPDX-License-Identifier: AGPL-3.0-or-later
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('rilievo')
export class RilievoEntity {
  @PrimaryColumn('uuid')
  ispezioneId!: string;

  @PrimaryColumn('text')
  standard!: string;

  @Column('boolean')
  conforme!: boolean;

  @Column('text', { nullable: true })
  descrizione!: string | null;

  @Column('text', { nullable: true })
  misura!: string | null;

  @Column('date', { nullable: true })
  entro!: string | null;

  @Column('date', { nullable: true })
  adempiutaIl!: string | null;

  @Column('text', { nullable: true })
  adempimento!: string | null;
}
