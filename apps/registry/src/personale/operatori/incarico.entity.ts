// SPDX-License-Identifier: AGPL-3.0-or-later
import { ConGiorni, defineAnnullabile } from '@ambito/persistence';
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('incarico')
export class IncaricoEntity extends ConGiorni {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid')
  ambitoId!: string;

  @Column('uuid')
  operatoreId!: string;

  @Column('uuid')
  titoloId!: string;

  @Column('uuid', { nullable: true })
  sedeId!: string | null;

  @Column('text', { nullable: true })
  codiceIstat!: string | null;

  /** Exact, and so text: the graph writes it as a number. */
  @Column('numeric', { precision: 3, scale: 2 })
  fte!: string;

  @Column('text')
  atto!: string;

  @Column('date', { nullable: true })
  fineRichiesta!: string | null;

  @Column('text', { nullable: true })
  fineMotivo!: string | null;

  @Column('boolean', { default: false })
  sottoMinimo!: boolean;

  @Column('text', { nullable: true })
  sottoMinimoConfermatoDa!: string | null;

  @Column('timestamptz', { nullable: true })
  sottoMinimoConfermatoIl!: Date | null;

  @Column('integer', { nullable: true })
  senzaSuccessore!: number | null;

  @Column('integer', { default: 0 })
  successioneVersione!: number;
}

export const INCARICO = defineAnnullabile(IncaricoEntity, {
  proprietario: 'operatoreId',
  dati: [
    'operatoreId',
    'titoloId',
    'sedeId',
    'codiceIstat',
    'periodo',
    'fte',
    'atto',
    'fineRichiesta',
    'fineMotivo',
    'sottoMinimo',
    'sottoMinimoConfermatoIl',
  ],
});
