// SPDX-License-Identifier: AGPL-3.0-or-later
import { NaturaEnte, TipoCompetenza } from '../offerta/enti/natura-ente.ts';

const { SOCIALE, SANITARIA, SOCIOSANITARIA } = TipoCompetenza;

export interface EnteDimostrativo {
  readonly chiave: string;
  readonly natura: NaturaEnte;
  readonly denominazione: string;
  readonly descrizione: string;
  readonly competenze: readonly (readonly [
    tipo: TipoCompetenza,
    aree?: readonly string[],
    prestazioni?: readonly string[],
  ])[];
  readonly comuni?: readonly string[];
  /** Prestazioni for which it is accredited, and for how many months from the day of loading. */
  readonly accreditamento?: readonly [prestazioni: readonly string[], mesi: number];
}

/** Invented enti with typical competences. Their addresses, numbers and names are not real. */
export const ENTI: readonly EnteDimostrativo[] = [
  {
    chiave: 'ufficio',
    natura: NaturaEnte.ENTE_LOCALE,
    denominazione: 'Ufficio di Piano (dimostrativo)',
    descrizione: 'Programma e gestisce i servizi sociali dei Comuni associati.',
    competenze: [[SOCIALE]],
  },
  {
    chiave: 'distretto',
    natura: NaturaEnte.DISTRETTO_SANITARIO,
    denominazione: 'Distretto sanitario Valle (dimostrativo)',
    descrizione: 'Servizi sanitari del territorio e Porta unica di accesso per la parte sanitaria.',
    competenze: [[SANITARIA], [SOCIOSANITARIA]],
  },
  {
    chiave: 'distretto-nord',
    natura: NaturaEnte.DISTRETTO_SANITARIO,
    denominazione: 'Distretto sanitario Nord (dimostrativo)',
    descrizione: 'Servizi sanitari dei Comuni della valle Caudina.',
    competenze: [[SANITARIA], [SOCIOSANITARIA]],
    comuni: ['064025', '064083', '064078'],
  },
  {
    chiave: 'domiciliare',
    natura: NaturaEnte.TERZO_SETTORE,
    denominazione: 'Cooperativa Mani Vicine (dimostrativa)',
    descrizione: 'Assistenza a casa di persone anziane e con disabilità.',
    competenze: [[SOCIALE, ['ELD', 'DIS'], ['A2.07', 'A2.08', 'A2.13', 'A2.14', 'A2.21']]],
    accreditamento: [['A2.07', 'A2.08', 'A2.13', 'A2.14', 'A2.21'], 18],
  },
  {
    chiave: 'minori',
    natura: NaturaEnte.TERZO_SETTORE,
    denominazione: 'Cooperativa Aquilone (dimostrativa)',
    descrizione: 'Educativa, nidi e sostegno alle famiglie.',
    competenze: [[SOCIALE, ['FAM'], ['A2.02', 'A2.11', 'A2.27', 'A2.28', 'A3.03']]],
    accreditamento: [['A2.02', 'A2.11', 'A2.27', 'A2.28', 'A3.03'], 2],
  },
  {
    chiave: 'diurno',
    natura: NaturaEnte.PRIVATO,
    denominazione: 'Centro Il Girasole (dimostrativo)',
    descrizione: 'Centro diurno e residenza per persone con disabilità.',
    competenze: [[SOCIOSANITARIA, ['DIS'], ['A3.01', 'A3.02']]],
    accreditamento: [['A3.01', 'A3.02'], 30],
  },
  {
    chiave: 'antiviolenza',
    natura: NaturaEnte.TERZO_SETTORE,
    denominazione: 'Associazione Voce (dimostrativa)',
    descrizione: 'Centro antiviolenza.',
    competenze: [[SOCIALE, []]],
  },
  {
    chiave: 'accoglienza',
    natura: NaturaEnte.TERZO_SETTORE,
    denominazione: 'Associazione Porte Aperte (dimostrativa)',
    descrizione: 'Mensa, accoglienza e mediazione culturale.',
    competenze: [[SOCIALE, ['POV', 'IMMNOM']]],
    accreditamento: [['A2.01', 'A2.18', 'A2.19', 'A2.22'], 12],
  },
  {
    chiave: 'tribunale',
    natura: NaturaEnte.AUTORITA_GIUDIZIARIA,
    denominazione: 'Tribunale per i minorenni (dimostrativo)',
    descrizione: 'Autorità giudiziaria minorile.',
    competenze: [],
  },
  {
    chiave: 'uepe',
    natura: NaturaEnte.UEPE,
    denominazione: 'Ufficio di esecuzione penale esterna (dimostrativo)',
    descrizione: 'Misure penali eseguite fuori dal carcere.',
    competenze: [],
  },
];
