// SPDX-License-Identifier: AGPL-3.0-or-later
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A file of a report. */
@Entity('artefatto')
export class ArtefattoEntity {
  @PrimaryColumn('uuid')
  rapportoId!: string;

  @PrimaryColumn('text')
  vista!: 'INTERNA' | 'REGIONE';

  @PrimaryColumn('text')
  formato!: 'JSON' | 'CSV';

  @Column('text')
  contenuto!: string;

  /** SHA-256 of the content, hexadecimal. */
  @Column('text')
  impronta!: string;
}
