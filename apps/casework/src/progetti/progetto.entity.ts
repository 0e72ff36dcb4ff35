// SPDX-License-Identifier: AGPL-3.0-or-later
import { defineAnnullabile, defineFigli } from '@ambito/persistence';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { ImpegnoEntity } from '../bilancio/impegno.entity.ts';
import { InterventoEntity } from '../interventi/intervento.entity.ts';
import type { StatoProgetto } from './stati.ts';

@Entity('progetto')
export class ProgettoEntity {
  @PrimaryColumn('uuid')
  ambitoId!: string;

  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid')
  presaInCaricoId!: string;

  @Column('text')
  stato!: StatoProgetto;

  @Column('timestamptz')
  redattoIl!: Date;

  /** When the draft was rewritten. */
  @Column('timestamptz', { array: true, default: [], select: false })
  modifiche!: Date[];

  @Column('timestamptz', { nullable: true })
  accettatoIl!: Date | null;

  @Column('text', { nullable: true })
  accettatoDa!: string | null;

  @Column('text', { nullable: true })
  parole!: string | null;

  /** Whether the person accepted it, signed in; otherwise the case manager recorded what they said. */
  @Column('boolean', { default: false })
  accettatoConAccesso!: boolean;

  @Column('timestamptz', { nullable: true })
  conclusoIl!: Date | null;

  /** Whether the end of its case ended it. */
  @Column('boolean', { default: false })
  chiusoColCaso!: boolean;

  @Column('integer', { default: 1 })
  versione!: number;
}

@Entity('obiettivo')
export class ObiettivoEntity {
  @PrimaryColumn('uuid')
  ambitoId!: string;

  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid')
  progettoId!: string;

  @Column('smallint')
  ordine!: number;

  @Column('text')
  descrizione!: string;

  @Column('text')
  indicatore!: string;

  @Column('text', { nullable: true })
  esito!: string | null;

  /** Whether that outcome counts as reached. */
  @Column('boolean', { default: false })
  raggiunto!: boolean;
}

@Entity('verifica')
export class VerificaEntity {
  @PrimaryColumn('uuid')
  ambitoId!: string;

  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid')
  progettoId!: string;

  @Column('date')
  prevista!: string;

  @Column('date', { nullable: true })
  svolta!: string | null;

  @Column('text', { nullable: true })
  relazione!: string | null;

  /** When the verification was recorded; `svolta` is the day on which it took place. */
  @Column('timestamptz', { nullable: true, select: false })
  registrataIl!: Date | null;
}

/** The outcome of an objective at a verification; `obiettivo.esito` is that of the last one. */
@Entity('valutazione')
export class ValutazioneEntity {
  @PrimaryColumn('uuid')
  ambitoId!: string;

  @PrimaryColumn('uuid')
  verificaId!: string;

  @PrimaryColumn('uuid')
  obiettivoId!: string;

  @Column('text')
  esito!: string;

  /** Whether the outcome counts as reached, by its entry on the day of the verification. */
  @Column('boolean')
  raggiunto!: boolean;
}

/**
 * A project whose acceptance was wrong stays: what it said is kept, and read under it. A draft that was a mistake goes with all that it
 * has, and is read whole under its case; the coordinator, who reads no project, reads only why.
 */
export const PROGETTO = defineAnnullabile(ProgettoEntity, {
  proprietario: 'id',
  dati: [],
  testi: ['redattoIl', 'accettatoIl', 'accettatoDa', 'parole'],
  figli: [
    defineFigli(ObiettivoEntity, {
      nome: 'obiettivi',
      di: 'progettoId',
      ordine: 'ordine',
      testi: ['descrizione', 'indicatore'],
      soloSeTolto: true,
    }),
    defineFigli(InterventoEntity, {
      nome: 'interventi',
      di: 'progettoId',
      ordine: 'id',
      testi: ['prestazione', 'descrizione', 'costo', 'periodo', 'enteId'],
      soloSeTolto: true,
      figli: [
        defineFigli(ImpegnoEntity, { nome: 'impegni', di: 'interventoId', ordine: 'anno', testi: ['anno', 'lineaId'] }),
      ],
    }),
    defineFigli(VerificaEntity, {
      nome: 'verifiche',
      di: 'progettoId',
      ordine: 'prevista',
      testi: ['prevista'],
      soloSeTolto: true,
    }),
  ],
});

/** A verification that was recorded wrongly stays, since it is planned: what it said is kept, and read under its project. */
export const VERIFICA = defineAnnullabile(VerificaEntity, {
  proprietario: 'progettoId',
  dati: [],
  testi: ['prevista', 'svolta', 'relazione'],
  figli: [
    defineFigli(ValutazioneEntity, {
      nome: 'esiti',
      di: 'verificaId',
      ordine: 'obiettivoId',
      testi: ['obiettivoId', 'esito'],
    }),
  ],
});
