// SPDX-License-Identifier: AGPL-3.0-or-later
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('sede')
export class SedeEntity {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid', { name: 'ambito_id' })
  ambitoId!: string;

  @Column('text', { name: 'codice_istat' })
  codiceIstat!: string;

  @Column('text')
  denominazione!: string;

  @Column('text')
  indirizzo!: string;

  @Column('text', { nullable: true })
  atto!: string | null;

  @Column('text', { name: 'come_arrivare', nullable: true })
  comeArrivare!: string | null;

  @Column('text', { nullable: true })
  trasporti!: string | null;

  @Column('boolean', { name: 'accesso_senza_gradini', nullable: true })
  accessoSenzaGradini!: boolean | null;

  @Column('text', { nullable: true })
  telefono!: string | null;

  @Column('daterange')
  periodo!: string;

  @Column('integer', { default: 1 })
  versione!: number;
}
