// SPDX-License-Identifier: AGPL-3.0-or-later
import { defineAnnullabile } from '@ambito/persistence';
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('trasferimento')
export class TrasferimentoEntity {
  @PrimaryColumn('uuid')
  ambitoId!: string;

  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid')
  presaInCaricoId!: string;

  /** The state of the case before. */
  @Column('text')
  daStato!: string;

  @Column('text')
  comune!: string;

  @Column('date')
  data!: string;

  @Column('text')
  relazione!: string;
}

/** A wrong trasferimento is annulled, and read under its case. */
export const TRASFERIMENTO = defineAnnullabile(TrasferimentoEntity, {
  proprietario: 'presaInCaricoId',
  dati: ['comune', 'data'],
  testi: ['relazione'],
});
