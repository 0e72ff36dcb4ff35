// SPDX-License-Identifier: AGPL-3.0-or-later
import { defineAnnullabile } from '@ambito/persistence';
import { Column, Entity, PrimaryColumn, VirtualColumn } from 'typeorm';

@Entity('titolo_di_servizio')
export class TitoloEntity {
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

  @Column('daterange', { select: false })
  periodo!: string;

  @VirtualColumn({ type: 'date', query: (alias) => `lower(${alias}.periodo)` })
  dal!: string;

  @VirtualColumn({ type: 'date', query: (alias) => `upper(${alias}.periodo) - 1` })
  al!: string | null;
}

export const TITOLO = defineAnnullabile(TitoloEntity, {
  proprietario: 'operatoreId',
  dati: ['operatoreId', 'tipo', 'ente', 'datore', 'atto', 'sottoscrittoIl', 'tempoIndeterminato', 'periodo'],
});
