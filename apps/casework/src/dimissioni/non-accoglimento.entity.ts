// SPDX-License-Identifier: AGPL-3.0-or-later
import { defineAnnullabile } from '@ambito/persistence';
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('non_accoglimento')
export class NonAccoglimentoEntity {
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

  @Column('text')
  motivo!: string;
}

/** A request that should have been accepted: its refusal is annulled, and read under the case. */
export const NON_ACCOGLIMENTO = defineAnnullabile(NonAccoglimentoEntity, {
  proprietario: 'presaInCaricoId',
  dati: ['data', 'motivo'],
});
