// SPDX-License-Identifier: AGPL-3.0-or-later
import { Column, Entity, PrimaryColumn, VirtualColumn } from 'typeorm';

@Entity('convenzione')
export class ConvenzioneEntity {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid')
  ambitoId!: string;

  @Column('text')
  oggetto!: string;

  @Column('date')
  sottoscrittaIl!: string;

  @Column('daterange', { select: false })
  periodo!: string;

  @VirtualColumn({ type: 'date', query: (alias) => `lower(${alias}.periodo)` })
  dal!: string;

  @VirtualColumn({ type: 'date', query: (alias) => `upper(${alias}.periodo) - 1` })
  al!: string;

  @Column('text', { nullable: true })
  attoCessazione!: string | null;
}

/** A Comune that has signed a Convenzione. */
@Entity('convenzione_comune')
export class ConvenzioneComuneEntity {
  @PrimaryColumn('uuid')
  convenzioneId!: string;

  @PrimaryColumn('text')
  codiceIstat!: string;

  @Column('date')
  sottoscrittaIl!: string;
}
