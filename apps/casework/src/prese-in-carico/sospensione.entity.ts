// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Annullabile } from '@ambito/persistence';
import { Column, Entity, PrimaryColumn, VirtualColumn } from 'typeorm';

@Entity('sospensione')
export class SospensioneEntity {
  @PrimaryColumn('uuid')
  ambitoId!: string;

  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid')
  presaInCaricoId!: string;

  @Column('tstzrange', { select: false })
  periodo!: string;

  @VirtualColumn({ type: 'timestamptz', query: (alias) => `lower(${alias}.periodo)` })
  dalle!: Date;

  @VirtualColumn({ type: 'timestamptz', query: (alias) => `upper(${alias}.periodo)` })
  alle!: Date | null;

  @Column('text')
  motivo!: string;

  @Column('date', { nullable: true })
  previstaFinoAl!: string | null;
}

/** A suspension that was written wrongly is annulled, and read under its case. */
export const SOSPENSIONE: Annullabile<SospensioneEntity> = {
  entity: SospensioneEntity,
  proprietario: 'presa_in_carico_id',
};
