// SPDX-License-Identifier: AGPL-3.0-or-later
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('contatto')
export class ContattoEntity {
  @PrimaryColumn('uuid', { name: 'ambito_id' })
  ambitoId!: string;

  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid', { name: 'sede_id' })
  sedeId!: string;

  @Column('timestamptz', { name: 'avvenuto_il' })
  avvenutoIl!: Date;

  @Column('text')
  canale!: string;

  @Column('text')
  richiedente!: string;

  @Column('uuid', { name: 'persona_id', nullable: true })
  personaId!: string | null;

  @Column('text', { name: 'comune_residenza', nullable: true })
  comuneResidenza!: string | null;

  @Column('boolean')
  urgente!: boolean;

  @Column('text', { nullable: true })
  domanda!: string | null;

  @Column('integer', { name: 'tempo_minuti', nullable: true })
  tempoMinuti!: number | null;

  @Column('text', { nullable: true })
  esito!: string | null;

  @Column('timestamptz', { name: 'esito_il', nullable: true })
  esitoIl!: Date | null;

  @Column('uuid', { name: 'presa_in_carico_id', nullable: true })
  presaInCaricoId!: string | null;

  @Column('integer', { default: 1 })
  versione!: number;
}
