// SPDX-License-Identifier: AGPL-3.0-or-later
import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { LineaApprovata, ObiettivoApprovato } from './edizione.ts';

@Entity('edizione_piano')
export class EdizionePianoEntity {
  @PrimaryColumn('uuid')
  pianoId!: string;

  @PrimaryColumn('smallint')
  numero!: number;

  @Column('date')
  approvataIl!: string;

  @Column('text')
  atto!: string;

  @Column('jsonb')
  obiettivi!: ObiettivoApprovato[];

  @Column('jsonb')
  linee!: LineaApprovata[];
}
