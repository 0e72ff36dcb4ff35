// SPDX-License-Identifier: AGPL-3.0-or-later
import { DalAl, defineAnnullabile } from '@ambito/persistence';
import { Column, Entity, PrimaryColumn, VirtualColumn } from 'typeorm';

@Entity('appartenenza')
export class AppartenenzaEntity extends DalAl {
  /** Names a membership; the database keys it by Comune and days. */
  @Column('uuid', { default: () => 'uuidv7()' })
  id!: string;

  @PrimaryColumn('text')
  codiceIstat!: string;

  @Column('uuid')
  ambitoId!: string;

  @PrimaryColumn('daterange', { select: false })
  periodo!: string;

  @Column('text', { nullable: true })
  attoIngresso!: string | null;

  @Column('text', { nullable: true })
  attoUscita!: string | null;

  /** The Comune has left by an act, and has entered no Ambito since. */
  @VirtualColumn({
    type: 'boolean',
    query: (alias) => `(${alias}.atto_uscita IS NOT NULL AND NOT EXISTS (
      SELECT FROM appartenenza AS poi WHERE poi.codice_istat = ${alias}.codice_istat AND lower(poi.periodo) >= upper(${alias}.periodo)))`,
  })
  recessoUltimo!: boolean;
}

/** A membership stays when the withdrawal was wrong: what it was is kept beside it. */
export const APPARTENENZA = defineAnnullabile(AppartenenzaEntity, {
  proprietario: 'ambitoId',
  dati: ['codiceIstat', 'periodo', 'attoIngresso', 'attoUscita'],
});
