// SPDX-License-Identifier: AGPL-3.0-or-later
import { defineAnnullabile } from '@ambito/persistence';
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('contributo')
export class ContributoEntity {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid')
  ambitoId!: string;

  @Column('text')
  tipo!: string;

  @Column('text')
  titolo!: string;

  @Column('text')
  testo!: string;

  @Column('timestamptz')
  presentatoIl!: Date;

  /** The author's account. */
  @Column('text')
  presentatoDa!: string;

  /** The operator whose account it was then. */
  @Column('uuid', { nullable: true, select: false })
  presentatoDaOperatore!: string | null;

  @Column('date')
  rispondereEntro!: string;

  @Column('text', { nullable: true })
  esito!: string | null;

  @Column('text', { nullable: true })
  risposta!: string | null;

  @Column('timestamptz', { nullable: true })
  rispostoIl!: Date | null;

  @Column('uuid', { nullable: true })
  obiettivoId!: string | null;

  @Column('integer', { default: 1 })
  versione!: number;
}

/** A contribution stays when its answer was wrong: what was answered is kept beside it. One that is withdrawn goes. */
export const CONTRIBUTO = defineAnnullabile(ContributoEntity, {
  proprietario: 'ambitoId',
  dati: ['tipo', 'titolo', 'testo', 'presentatoIl', 'esito', 'risposta', 'rispostoIl', 'obiettivoId'],
});
