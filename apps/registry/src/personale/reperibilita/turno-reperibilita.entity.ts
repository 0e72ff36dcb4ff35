// SPDX-License-Identifier: AGPL-3.0-or-later
import { ConIstanti, defineAnnullabile } from '@ambito/persistence';
import { Column, Entity, PrimaryColumn, VirtualColumn } from 'typeorm';

@Entity('turno_reperibilita')
export class TurnoReperibilitaEntity extends ConIstanti {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid')
  ambitoId!: string;

  @Column('uuid')
  operatoreId!: string;

  @Column('uuid', { nullable: true })
  sostitutoId!: string | null;

  declare alle: Date;

  @Column('integer', { default: 1 })
  versione!: number;

  /** Why it was recorded once it had begun; null for one that was recorded before. */
  @Column('text', { nullable: true })
  ritardoMotivo!: string | null;

  @Column('text', { nullable: true })
  ritardoDa!: string | null;

  /** The operator whose account it was then. */
  @Column('uuid', { nullable: true })
  ritardoDaOperatore!: string | null;

  @Column('timestamptz', { nullable: true })
  ritardoIl!: Date | null;

  @VirtualColumn({ type: 'boolean', query: (alias) => `${alias}.ritardo_motivo IS NOT NULL` })
  tardivo!: boolean;
}

export const TURNO_REPERIBILITA = defineAnnullabile(TurnoReperibilitaEntity, {
  proprietario: 'operatoreId',
  dati: ['operatoreId', 'sostitutoId', 'periodo', 'ritardoMotivo', 'ritardoIl'],
});
