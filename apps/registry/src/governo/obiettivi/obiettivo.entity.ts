// SPDX-License-Identifier: AGPL-3.0-or-later
import { defineAnnullabile } from '@ambito/persistence';
import { Column, Entity, PrimaryColumn, VirtualColumn } from 'typeorm';

@Entity('obiettivo_di_piano')
export class ObiettivoDiPianoEntity {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid')
  pianoId!: string;

  @Column('smallint')
  ordine!: number;

  @Column('text')
  descrizione!: string;

  @Column('text', { nullable: true })
  codiceIndicatore!: string | null;

  @VirtualColumn({ type: 'boolean', query: (alias) => `${alias}.codice_indicatore IS NULL` })
  senzaIndicatore!: boolean;

  @Column('numeric', { precision: 14, scale: 4, nullable: true })
  valoreAtteso!: string | null;

  @Column('date')
  entro!: string;
}

@Entity('andamento_obiettivo')
export class AndamentoObiettivoEntity {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid')
  obiettivoId!: string;

  @Column('date')
  al!: string;

  @Column('text')
  stato!: string;

  @Column('text', { nullable: true })
  periodoIndicatore!: string | null;

  @Column('text')
  relazione!: string;
}

export const ANDAMENTO_OBIETTIVO = defineAnnullabile(AndamentoObiettivoEntity, {
  proprietario: 'obiettivoId',
  dati: ['obiettivoId', 'al', 'stato', 'periodoIndicatore', 'relazione'],
});
