// SPDX-License-Identifier: AGPL-3.0-or-later
import type { EventoDi } from '@ambito/events';
import type { Calendario } from '@ambito/orari';
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('anagrafe_ambito')
export class AnagrafeAmbitoEntity {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('jsonb')
  comuni!: EventoDi<'AmbitoAggiornato'>['dati']['comuni'];

  @Column('integer')
  versione!: number;
}

@Entity('anagrafe_comune')
export class AnagrafeComuneEntity {
  @PrimaryColumn('text')
  codiceIstat!: string;

  @Column('text', { nullable: true })
  nome!: string | null;

  @Column('date', { nullable: true })
  dal!: string | null;

  @Column('date', { nullable: true })
  al!: string | null;

  @Column('text', { nullable: true })
  successore!: string | null;

  @Column('integer', { default: 0 })
  versione!: number;
}

@Entity('anagrafe_vocabolario')
export class AnagrafeVocabolarioEntity {
  @PrimaryColumn('text')
  nome!: string;

  @Column('jsonb')
  voci!: EventoDi<'VocabolarioAggiornato'>['dati']['voci'];

  @Column('integer')
  versione!: number;
}

/** A sede, with all that decides when it is open: a `Calendario`. */
@Entity('anagrafe_sede')
export class AnagrafeSedeEntity {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid')
  ambitoId!: string;

  @Column('text')
  codiceIstat!: string;

  @Column('date')
  attivaDal!: string;

  @Column('date', { nullable: true })
  attivaAl!: string | null;

  @Column('jsonb')
  orari!: Calendario['orari'];

  @Column('jsonb')
  variazioni!: Calendario['variazioni'];

  @Column('jsonb')
  straordinarie!: Calendario['straordinarie'];

  @Column('text', { nullable: true })
  patrono!: string | null;

  /** For files, which no reader of the graph completes. */
  @Column('text', { nullable: true })
  denominazione!: string | null;

  @Column('integer')
  versione!: number;
}

@Entity('anagrafe_operatore')
export class AnagrafeOperatoreEntity {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid')
  ambitoId!: string;

  @Column('text', { nullable: true })
  account!: string | null;

  /** What the qualification entitles to: the nature of its entry. */
  @Column('text')
  naturaQualifica!: string;

  @Column('jsonb')
  incarichi!: EventoDi<'OperatoreAggiornato'>['dati']['incarichi'];

  @Column('uuid', { nullable: true })
  subentranteId!: string | null;

  @Column('integer')
  versione!: number;
}

@Entity('anagrafe_mandato')
export class AnagrafeMandatoEntity {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid')
  ambitoId!: string;

  @Column('text')
  codiceIstat!: string;

  @Column('date')
  dal!: string;

  @Column('date', { nullable: true })
  al!: string | null;

  @Column('uuid', { array: true })
  operatori!: string[];

  @Column('integer')
  versione!: number;
}

@Entity('anagrafe_coordinatore')
export class AnagrafeCoordinatoreEntity {
  @PrimaryColumn('uuid')
  ambitoId!: string;

  @Column('jsonb')
  nomine!: EventoDi<'CoordinatoreAggiornato'>['dati']['nomine'];

  @Column('integer')
  versione!: number;
}

/** Days on which an operator is away. */
@Entity('anagrafe_assenza')
export class AnagrafeAssenzaEntity {
  @PrimaryColumn('uuid')
  ambitoId!: string;

  @PrimaryColumn('uuid')
  assenteId!: string;

  @Column('uuid', { nullable: true })
  sostitutoId!: string | null;

  @PrimaryColumn('daterange')
  periodo!: string;

  /** The first day after it, as an index takes it. */
  @Column({ type: 'date', select: false, insert: false, update: false })
  fine!: string;
}
