// SPDX-License-Identifier: AGPL-3.0-or-later
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What an account has read by a role on a day. The read units of `@ambito/persistence` write it. */
@Entity('letture_del_giorno')
export class LettureSegnalateEntity {
  @PrimaryColumn('uuid')
  ambitoId!: string;

  @PrimaryColumn('uuid')
  id!: string;

  @Column('date')
  giorno!: string;

  @Column('text')
  attore!: string;

  @Column('text')
  ruolo!: string;

  @Column('integer')
  registrazioni!: number;

  @Column('integer')
  limite!: number;

  /** What the last request might read beyond the limit. */
  @Column('integer', { default: 0, select: false })
  riserva!: number;

  @Column('timestamptz', { nullable: true })
  segnalateIl!: Date | null;

  @Column('integer', { default: 0 })
  rifiutate!: number;
}
