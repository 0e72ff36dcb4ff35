// SPDX-License-Identifier: AGPL-3.0-or-later
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('persona')
export class PersonaEntity {
  @PrimaryColumn('uuid', { name: 'ambito_id' })
  ambitoId!: string;

  @PrimaryColumn('uuid')
  id!: string;

  @Column('text', { name: 'codice_fiscale', nullable: true })
  codiceFiscale!: string | null;

  @Column('text')
  nome!: string;

  @Column('text')
  cognome!: string;

  @Column('date', { name: 'data_nascita', nullable: true })
  dataNascita!: string | null;

  @Column('text')
  sesso!: string;

  @Column('text')
  cittadinanza!: string;

  @Column('text', { name: 'comune_residenza', nullable: true })
  comuneResidenza!: string | null;

  @Column('bytea')
  sale!: Buffer;

  @Column('text')
  pseudonimo!: string;

  @Column('integer', { default: 1 })
  versione!: number;
}
