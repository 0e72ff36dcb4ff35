// SPDX-License-Identifier: AGPL-3.0-or-later
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A record that was wrong, as it was: the table of `fondamenta/annullamenti.sql`. */
@Entity('annullamento')
export class AnnullamentoEntity {
  @PrimaryColumn('uuid', { select: false })
  ambitoId!: string;

  /** The annulled record's. */
  @PrimaryColumn('uuid')
  id!: string;

  @Column('text')
  tipo!: string;

  @Column('uuid', { select: false })
  proprietarioId!: string;

  /** The row as it was, by column. */
  @Column('jsonb')
  dati!: Record<string, unknown>;

  @Column('text')
  motivo!: string;

  @Column('text', { select: false })
  annullatoDa!: string;

  /** The operatore whose account it was then. */
  @Column('uuid', { nullable: true })
  annullatoDaOperatore!: string | null;

  @Column('text')
  annullatoDaRuolo!: string;

  @Column('timestamptz')
  annullatoIl!: Date;

  @Column('uuid', { nullable: true })
  sostituitoDa!: string | null;
}
