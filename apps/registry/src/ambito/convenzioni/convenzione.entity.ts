// SPDX-License-Identifier: AGPL-3.0-or-later
import { ConGiorni, defineAnnullabile } from '@ambito/persistence';
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

  /** The last day with which it was signed, of one that ceases before it. */
  @Column('date', { nullable: true })
  termine!: string | null;
}

/** A Convenzione stays when its cessation was wrong: what that said is kept beside it. */
export const CONVENZIONE = defineAnnullabile(ConvenzioneEntity, {
  proprietario: 'ambitoId',
  dati: ['oggetto', 'sottoscrittaIl', 'periodo', 'attoCessazione', 'termine'],
});

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
