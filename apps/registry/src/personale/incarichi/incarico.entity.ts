// SPDX-License-Identifier: AGPL-3.0-or-later
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('incarico')
export class IncaricoEntity {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid', { name: 'ambito_id' })
  ambitoId!: string;

  @Column('uuid', { name: 'operatore_id' })
  operatoreId!: string;

  @Column('uuid', { name: 'titolo_id' })
  titoloId!: string;

  @Column('uuid', { name: 'sede_id', nullable: true })
  sedeId!: string | null;

  @Column('text', { name: 'codice_istat', nullable: true })
  codiceIstat!: string | null;

  @Column('daterange')
  periodo!: string;

  @Column('numeric', { precision: 3, scale: 2 })
  fte!: string;

  @Column('text')
  atto!: string;

  @Column('date', { name: 'fine_richiesta', nullable: true })
  fineRichiesta!: string | null;

  @Column('text', { name: 'fine_motivo', nullable: true })
  fineMotivo!: string | null;

  @Column('boolean', { name: 'sotto_minimo', default: false })
  sottoMinimo!: boolean;

  @Column('text', { name: 'sotto_minimo_confermato_da', nullable: true })
  sottoMinimoConfermatoDa!: string | null;

  @Column('timestamptz', { name: 'sotto_minimo_confermato_il', nullable: true })
  sottoMinimoConfermatoIl!: Date | null;

  @Column('integer', { name: 'senza_successore', nullable: true })
  senzaSuccessore!: number | null;

  @Column('integer', { name: 'successione_versione', default: 0 })
  successioneVersione!: number;
}
