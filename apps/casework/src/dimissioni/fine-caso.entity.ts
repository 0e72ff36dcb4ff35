// SPDX-License-Identifier: AGPL-3.0-or-later
import { Column, PrimaryColumn } from 'typeorm';

/** What the record of each end of a case has. */
export abstract class FineCasoEntity {
  @PrimaryColumn('uuid')
  ambitoId!: string;

  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid')
  presaInCaricoId!: string;

  /** The state of the case before. */
  @Column('text')
  daStato!: string;

  @Column('date')
  data!: string;
}

/** An end for a reason of its own. */
export abstract class FineMotivataEntity extends FineCasoEntity {
  @Column('text')
  motivo!: string;
}
