// SPDX-License-Identifier: AGPL-3.0-or-later
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('titolo_di_servizio')
export class TitoloEntity {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid', { name: 'operatore_id' })
  operatoreId!: string;

  @Column('text')
  tipo!: string;

  @Column('text')
  ente!: string;

  @Column('text', { nullable: true })
  datore!: string | null;

  @Column('text')
  atto!: string;

  @Column('date', { name: 'sottoscritto_il', nullable: true })
  sottoscrittoIl!: string | null;

  @Column('boolean', { name: 'tempo_indeterminato' })
  tempoIndeterminato!: boolean;

  @Column('daterange')
  periodo!: string;
}
