// SPDX-License-Identifier: AGPL-3.0-or-later
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('trasferimento')
export class TrasferimentoEntity {
  @PrimaryColumn('uuid')
  ambitoId!: string;

  @PrimaryColumn('uuid')
  presaInCaricoId!: string;

  @Column('text')
  comune!: string;

  @Column('date')
  data!: string;

  @Column('text')
  relazione!: string;
}
