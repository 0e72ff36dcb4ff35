// SPDX-License-Identifier: AGPL-3.0-or-later
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A request that was passed on to an ente. */
@Entity('fatto_trasmissione')
export class FattoTrasmissioneEntity {
  @PrimaryColumn('uuid')
  ambitoId!: string;

  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid', { nullable: true })
  contattoId!: string | null;

  @Column('text', { nullable: true })
  pseudonimo!: string | null;

  @Column('text', { nullable: true })
  comune!: string | null;

  @Column('uuid')
  sede!: string;

  @Column('uuid')
  ente!: string;

  @Column('text')
  tipo!: string;

  @Column('text')
  area!: string;

  @Column('text', { nullable: true })
  prestazione!: string | null;

  @Column('text')
  stato!: string;

  @Column('date')
  trasmessa!: string;

  @Column('date')
  entro!: string;

  @Column('date', { nullable: true })
  vista!: string | null;

  @Column('date', { nullable: true })
  esito!: string | null;

  /** When the ente answered. */
  @Column('timestamptz', { nullable: true })
  esitoIl!: Date | null;

  @Column('text', { nullable: true })
  motivo!: string | null;

  @Column('integer')
  versione!: number;
}
