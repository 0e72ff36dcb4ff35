// SPDX-License-Identifier: AGPL-3.0-or-later
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('ambito')
export class AmbitoEntity {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('text')
  codice!: string;

  @Column('text')
  nome!: string;

  @Column('text')
  regione!: string;

  @Column('integer', { default: 1 })
  versione!: number;
}

@Entity('appartenenza')
export class AppartenenzaEntity {
  @PrimaryColumn('text', { name: 'codice_istat' })
  codiceIstat!: string;

  @PrimaryColumn('daterange')
  periodo!: string;

  @Column('uuid', { name: 'ambito_id' })
  ambitoId!: string;

  @Column('text', { name: 'atto_ingresso', nullable: true })
  attoIngresso!: string | null;

  @Column('text', { name: 'atto_uscita', nullable: true })
  attoUscita!: string | null;
}
