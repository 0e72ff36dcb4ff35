// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Annullabile } from '@ambito/persistence';
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('dimissione')
export class DimissioneEntity {
  @PrimaryColumn('uuid')
  ambitoId!: string;

  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid')
  presaInCaricoId!: string;

  /** The state of the case before. */
  @Column('text')
  daStato!: string;

  @Column('date')
  data!: string;

  @Column('text')
  motivo!: string;

  @Column('text')
  valutazione!: string;

  @Column('smallint', { nullable: true })
  soddisfazione!: number | null;

  @Column('date', { nullable: true })
  prossimoContatto!: string | null;
}

/** A wrong dimissione is annulled, and read under its case. */
export const DIMISSIONE: Annullabile<DimissioneEntity> = {
  entity: DimissioneEntity,
  proprietario: 'presa_in_carico_id',
};
