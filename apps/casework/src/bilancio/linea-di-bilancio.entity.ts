// SPDX-License-Identifier: AGPL-3.0-or-later
import { Column, Entity, PrimaryColumn, VirtualColumn } from 'typeorm';

@Entity('anagrafe_linea')
export class AnagrafeLineaEntity {
  @PrimaryColumn('uuid')
  ambitoId!: string;

  @PrimaryColumn('uuid')
  id!: string;

  @Column('smallint')
  anno!: number;

  @Column('text')
  codice!: string;

  @Column('text', { nullable: true })
  fondo!: string | null;

  @Column('smallint', { nullable: true })
  annoFondo!: number | null;

  @Column('boolean')
  attiva!: boolean;

  @Column('numeric', { precision: 14, scale: 2 })
  importo!: string;

  /** The sum of the commitments (`impegno`), which the database keeps; the registry does not tell it. */
  @Column({ type: 'numeric', precision: 14, scale: 2, default: 0, insert: false, update: false })
  impegnato!: string;

  @VirtualColumn({ type: 'numeric', query: (alias) => `${alias}.importo - ${alias}.impegnato` })
  disponibile!: string;

  @Column('integer')
  versione!: number;
}

@Entity('riduzione_linea_esaminata')
export class RiduzioneLineaEsaminataEntity {
  @PrimaryColumn('uuid')
  ambitoId!: string;

  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid')
  lineaId!: string;

  @Column('boolean')
  accolta!: boolean;

  @Column('numeric', { precision: 14, scale: 2 })
  impegnato!: string;
}
