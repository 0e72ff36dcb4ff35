// SPDX-License-Identifier: AGPL-3.0-or-later
import { Column, Entity, PrimaryColumn, VirtualColumn } from 'typeorm';

@Entity('linea_di_bilancio')
export class LineaDiBilancioEntity {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid')
  pianoId!: string;

  @Column('smallint')
  anno!: number;

  @Column('text')
  codice!: string;

  @Column('text')
  denominazione!: string;

  @Column('text')
  fondo!: string;

  @Column('smallint')
  annoFondo!: number;

  @Column('numeric', { precision: 14, scale: 2 })
  importo!: string;

  @Column('numeric', { precision: 14, scale: 2, nullable: true })
  importoApprovato!: string | null;

  @Column('text')
  stato!: string;

  @Column('integer', { default: 1 })
  versione!: number;

  @VirtualColumn({
    type: 'boolean',
    select: false,
    query: (alias) => `EXISTS (SELECT FROM riduzione_linea WHERE linea_id = ${alias}.id AND stato = 'RICHIESTA')`,
  })
  inRiduzione!: boolean;
}

@Entity('riduzione_linea')
export class RiduzioneLineaEntity {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid')
  lineaId!: string;

  @Column('numeric', { precision: 14, scale: 2 })
  importo!: string;

  @Column('boolean')
  cessa!: boolean;

  @Column('uuid', { nullable: true })
  versoLineaId!: string | null;

  @Column('numeric', { precision: 14, scale: 2, nullable: true })
  stornato!: string | null;

  @Column('text')
  motivo!: string;

  @Column('timestamptz')
  richiestaIl!: Date;

  @Column('text')
  stato!: string;

  @Column('timestamptz', { nullable: true })
  esaminataIl!: Date | null;

  @Column('timestamptz', { nullable: true })
  ritirataIl!: Date | null;

  @Column('numeric', { precision: 14, scale: 2, nullable: true })
  impegnato!: string | null;

  /** What is missing for a reduction that casework refused: more is committed than would be left. */
  @VirtualColumn({
    type: 'numeric',
    query: (alias) =>
      `CASE WHEN ${alias}.stato = 'RIFIUTATA' AND ${alias}.impegnato > ${alias}.importo THEN ${alias}.impegnato - ${alias}.importo END`,
  })
  mancano!: string | null;
}
