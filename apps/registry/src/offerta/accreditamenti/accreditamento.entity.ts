// SPDX-License-Identifier: AGPL-3.0-or-later
import { ConGiorni, defineAnnullabile } from '@ambito/persistence';
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('accreditamento')
export class AccreditamentoEntity extends ConGiorni {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid')
  enteId!: string;

  @Column('text', { array: true })
  prestazioni!: string[];

  declare al: string;

  @Column('text')
  atto!: string;

  @Column('text', { nullable: true })
  revocaAtto!: string | null;
}

export const ACCREDITAMENTO = defineAnnullabile(AccreditamentoEntity, {
  proprietario: 'enteId',
  dati: ['enteId', 'prestazioni', 'periodo', 'atto', 'revocaAtto'],
});
