// SPDX-License-Identifier: AGPL-3.0-or-later
import { ConGiorni, defineAnnullabile } from '@ambito/persistence';
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('titolo_di_servizio')
export class TitoloEntity extends ConGiorni {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid')
  operatoreId!: string;

  @Column('text')
  tipo!: string;

  @Column('text')
  ente!: string;

  @Column('text')
  datore!: string;

  @Column('text')
  atto!: string;

  @Column('date', { nullable: true })
  sottoscrittoIl!: string | null;

  @Column('boolean')
  tempoIndeterminato!: boolean;
}

export const TITOLO = defineAnnullabile(TitoloEntity, {
  proprietario: 'operatoreId',
  dati: ['operatoreId', 'tipo', 'ente', 'datore', 'atto', 'sottoscrittoIl', 'tempoIndeterminato', 'periodo'],
});
