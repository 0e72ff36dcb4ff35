// SPDX-License-Identifier: AGPL-3.0-or-later
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** The latest version of the residents of a Comune that the registry has told. */
@Entity('popolazione_versione')
export class PopolazioneVersioneEntity {
  @PrimaryColumn('text')
  codiceIstat!: string;

  @Column('integer')
  versione!: number;
}

/** Residents of a Comune in a year. */
@Entity('popolazione')
export class PopolazioneEntity {
  @PrimaryColumn('text')
  codiceIstat!: string;

  @PrimaryColumn('smallint')
  anno!: number;

  @Column('integer')
  residenti!: number;
}
