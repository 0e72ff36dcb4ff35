// SPDX-License-Identifier: AGPL-3.0-or-later
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** How an entry of a list was written wrongly. Lists are of no Ambito, so it is kept beside them and not in `annullamento`. */
@Entity('voce_rettificata')
export class VoceRettificataEntity {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('text')
  vocabolario!: string;

  @Column('text')
  codice!: string;

  @Column('date')
  dal!: string;

  @Column('text')
  nome!: string;

  @Column('text')
  fonte!: string;

  @Column('text')
  motivo!: string;

  @Column('text')
  rettificataDa!: string;

  @Column('timestamptz')
  rettificataIl!: Date;
}
