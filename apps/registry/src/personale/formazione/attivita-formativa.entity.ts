// SPDX-License-Identifier: AGPL-3.0-or-later
import { ConGiorni, defineAnnullabile } from '@ambito/persistence';
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('attivita_formativa')
export class AttivitaFormativaEntity extends ConGiorni {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid')
  ambitoId!: string;

  @Column('text')
  titolo!: string;

  @Column('text')
  organizzatore!: string;

  declare al: string;

  /** Exact, and so text: the graph writes it as a number. */
  @Column('numeric')
  ore!: string;

  @Column('integer')
  crediti!: number;

  @Column('integer', { nullable: true })
  posti!: number | null;

  @Column('text', { array: true })
  apertaA!: string[];

  @Column('boolean')
  apertaAdAltriEnti!: boolean;

  @Column('integer', { default: 1 })
  versione!: number;
}

@Entity('partecipazione')
export class PartecipazioneEntity {
  @Column('uuid')
  id!: string;

  @PrimaryColumn('uuid')
  attivitaId!: string;

  @PrimaryColumn('uuid')
  operatoreId!: string;

  @Column('numeric')
  oreAttivita!: string;

  @Column('timestamptz')
  iscrittoIl!: Date;

  @Column('numeric', { nullable: true })
  ore!: string | null;

  /** Why it was recorded once the event had begun; null for one that was recorded before. */
  @Column('text', { nullable: true })
  ritardoMotivo!: string | null;

  @Column('text', { nullable: true })
  ritardoDa!: string | null;

  /** The operator whose account it was then. */
  @Column('uuid', { nullable: true })
  ritardoDaOperatore!: string | null;
}

export const ATTIVITA_FORMATIVA = defineAnnullabile(AttivitaFormativaEntity, {
  proprietario: 'ambitoId',
  dati: ['titolo', 'organizzatore', 'periodo', 'ore', 'crediti', 'posti', 'apertaA', 'apertaAdAltriEnti'],
});

export const PARTECIPAZIONE = defineAnnullabile(PartecipazioneEntity, {
  proprietario: 'operatoreId',
  dati: ['attivitaId', 'operatoreId', 'iscrittoIl', 'ore', 'ritardoMotivo'],
});
