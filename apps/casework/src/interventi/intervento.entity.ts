// SPDX-License-Identifier: AGPL-3.0-or-later
import { ConGiorni, defineAnnullabile } from '@ambito/persistence';
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('intervento')
export class InterventoEntity extends ConGiorni {
  @PrimaryColumn('uuid')
  ambitoId!: string;

  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid')
  progettoId!: string;

  @Column('text')
  prestazione!: string;

  @Column('text', { nullable: true })
  descrizione!: string | null;

  @Column('numeric', { precision: 14, scale: 2 })
  costo!: string;

  @Column('uuid', { nullable: true })
  enteId!: string | null;

  @Column('date', { nullable: true })
  conclusoAl!: string | null;

  @Column('text', { nullable: true })
  motivoConclusione!: string | null;

  /** Whether the end of its project ended it, and the last day decided before: one statement writes both (`end-interventi.ts`). */
  @Column({ type: 'boolean', default: false, select: false, insert: false, update: false })
  chiusoColProgetto!: boolean;

  @Column({ type: 'date', nullable: true, select: false, insert: false, update: false })
  conclusoAlPrima!: string | null;

  /** When the last day that the case manager decided was recorded. */
  @Column({ type: 'timestamptz', nullable: true, select: false, insert: false, update: false })
  conclusioneRegistrataIl!: Date | null;

  @Column('date', { nullable: true })
  scopertoDal!: string | null;

  @Column('date', { nullable: true })
  scopertoAl!: string | null;
}

/** An intervento whose end was wrong stays: what it said is kept, and read under its project. */
export const INTERVENTO = defineAnnullabile(InterventoEntity, {
  proprietario: 'progettoId',
  dati: [],
  testi: ['prestazione', 'periodo', 'conclusoAl', 'motivoConclusione'],
});
