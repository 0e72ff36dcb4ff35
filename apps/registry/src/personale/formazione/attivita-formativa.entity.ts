// SPDX-License-Identifier: AGPL-3.0-or-later
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('attivita_formativa')
export class AttivitaFormativaEntity {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid', { name: 'ambito_id' })
  ambitoId!: string;

  @Column('text')
  titolo!: string;

  @Column('text')
  organizzatore!: string;

  @Column('daterange')
  periodo!: string;

  @Column('numeric')
  ore!: string;

  @Column('integer')
  crediti!: number;

  @Column('integer', { nullable: true })
  posti!: number | null;

  @Column('text', { name: 'aperta_a', array: true })
  apertaA!: string[];

  @Column('boolean', { name: 'aperta_ad_altri_enti' })
  apertaAdAltriEnti!: boolean;

  @Column('integer', { default: 1 })
  versione!: number;
}

@Entity('partecipazione')
export class PartecipazioneEntity {
  @PrimaryColumn('uuid', { name: 'attivita_id' })
  attivitaId!: string;

  @PrimaryColumn('uuid', { name: 'operatore_id' })
  operatoreId!: string;

  @Column('numeric', { name: 'ore_attivita' })
  oreAttivita!: string;

  @Column('timestamptz', { name: 'iscritto_il' })
  iscrittoIl!: Date;

  @Column('numeric', { nullable: true })
  ore!: string | null;
}
