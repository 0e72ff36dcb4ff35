// SPDX-License-Identifier: AGPL-3.0-or-later
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** How far the facts and the figures of an Ambito are. */
@Entity('avanzamento')
export class AvanzamentoEntity {
  @PrimaryColumn('uuid')
  ambitoId!: string;

  /** When the latest of the facts happened. */
  @Column('timestamptz')
  fattiAl!: Date;

  /** What `fattiAl` was when the figures were made last. */
  @Column('timestamptz', { nullable: true })
  figureAl!: Date | null;

  /** The day on which the figures were last moved with the calendar. */
  @Column('date', { nullable: true })
  giro!: string | null;
}

/** A period whose figures must be made again. */
@Entity('periodo_da_ricalcolare')
export class PeriodoDaRicalcolareEntity {
  @PrimaryColumn('uuid')
  ambitoId!: string;

  @PrimaryColumn('text')
  periodo!: string;
}
