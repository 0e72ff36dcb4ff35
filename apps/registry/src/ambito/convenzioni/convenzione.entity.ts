// SPDX-License-Identifier: AGPL-3.0-or-later
import { ConGiorni } from '@ambito/persistence';
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('convenzione')
export class ConvenzioneEntity extends ConGiorni {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid')
  ambitoId!: string;

  @Column('text')
  oggetto!: string;

  @Column('date')
  sottoscrittaIl!: string;

  declare al: string;

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
