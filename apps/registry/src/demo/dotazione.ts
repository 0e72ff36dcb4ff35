// SPDX-License-Identifier: AGPL-3.0-or-later
/** Invented sedi, hours and staff of the demonstration; the Comuni are real, these are not. */
export interface SedeDimostrativa {
  readonly codiceIstat: string;
  readonly indirizzo: string;
  /** Weekly hours as [ISO day, from, to]. */
  readonly orari: readonly (readonly [number, string, string])[];
}

const FERIALI = [1, 2, 3, 4, 5] as const;

/** Avellino opens every morning and two afternoons; the others twice a week, Cervinara on Monday morning and Thursday. */
export const SEDI: readonly SedeDimostrativa[] = [
  {
    codiceIstat: '064008',
    indirizzo: 'Piazza del Popolo 1',
    orari: [
      ...FERIALI.map((giorno) => [giorno, '08:30', '13:30'] as const),
      [2, '15:00', '17:30'],
      [4, '15:00', '17:30'],
    ],
  },
  {
    codiceIstat: '064002',
    indirizzo: 'Via Roma 2',
    orari: [
      [1, '09:00', '12:00'],
      [4, '09:00', '12:00'],
    ],
  },
  { codiceIstat: '064018', indirizzo: 'Via Municipio 3', orari: [[2, '09:00', '13:00']] },
  {
    codiceIstat: '064025',
    indirizzo: 'Piazza Municipio 4',
    orari: [
      [1, '08:00', '13:00'],
      [4, '15:00', '18:00'],
    ],
  },
  { codiceIstat: '064039', indirizzo: 'Via Roma 5', orari: [[3, '09:00', '13:00']] },
  {
    codiceIstat: '064055',
    indirizzo: 'Piazza Municipio 6',
    orari: [
      [2, '09:00', '11:00'],
      [5, '09:00', '11:00'],
    ],
  },
  { codiceIstat: '064073', indirizzo: 'Via Roma 7', orari: [[3, '09:00', '13:00']] },
  { codiceIstat: '064074', indirizzo: 'Via Municipio 8', orari: [[1, '15:00', '19:00']] },
  {
    codiceIstat: '064075',
    indirizzo: 'Corso Vittorio Emanuele 9',
    orari: [
      [2, '09:00', '12:00'],
      [4, '15:00', '17:00'],
    ],
  },
  { codiceIstat: '064078', indirizzo: 'Via Roma 10', orari: [[5, '09:00', '13:00']] },
  {
    codiceIstat: '064080',
    indirizzo: 'Piazza Municipio 11',
    orari: [
      [1, '09:00', '11:00'],
      [3, '09:00', '11:00'],
    ],
  },
  {
    codiceIstat: '064083',
    indirizzo: 'Via Roma 12',
    orari: [
      [2, '09:00', '12:00'],
      [5, '09:00', '12:00'],
    ],
  },
  { codiceIstat: '064111', indirizzo: 'Piazza Municipio 13', orari: [[4, '09:00', '13:00']] },
  { codiceIstat: '064113', indirizzo: 'Via Roma 14', orari: [[3, '15:00', '19:00']] },
];

export interface OperatoreDimostrativo {
  readonly nome: string;
  readonly cognome: string;
  readonly qualifica: 'ASSISTENTE_SOCIALE' | 'SEGRETARIATO' | 'COORDINATORE';
  readonly account?: string;
  readonly sedi: readonly string[];
  readonly fte: number;
  readonly tempoIndeterminato: boolean;
  /** The employer, when it is not the Comune capofila. */
  readonly datore?: { readonly ente: string; readonly natura: 'ENTE_STRUMENTALE' | 'TERZO_SETTORE' };
}

/** Ten assistenti sociali, of whom seven permanent, one with a cooperative; one coordinator; two of the segretariato. */
export const OPERATORI: readonly OperatoreDimostrativo[] = [
  {
    nome: 'Anna',
    cognome: 'De Santis',
    qualifica: 'ASSISTENTE_SOCIALE',
    account: 'demo-assistente',
    sedi: ['064008'],
    fte: 1,
    tempoIndeterminato: true,
  },
  {
    nome: 'Bruno',
    cognome: 'Iannaccone',
    qualifica: 'ASSISTENTE_SOCIALE',
    sedi: ['064008'],
    fte: 1,
    tempoIndeterminato: true,
  },
  {
    nome: 'Carla',
    cognome: 'Preziosi',
    qualifica: 'ASSISTENTE_SOCIALE',
    sedi: ['064008'],
    fte: 1,
    tempoIndeterminato: true,
  },
  {
    nome: 'Dario',
    cognome: 'Capone',
    qualifica: 'ASSISTENTE_SOCIALE',
    sedi: ['064025', '064080'],
    fte: 0.5,
    tempoIndeterminato: true,
  },
  {
    nome: 'Elena',
    cognome: 'Festa',
    qualifica: 'ASSISTENTE_SOCIALE',
    sedi: ['064083', '064078'],
    fte: 0.5,
    tempoIndeterminato: true,
  },
  {
    nome: 'Fabio',
    cognome: 'Ruggiero',
    qualifica: 'ASSISTENTE_SOCIALE',
    sedi: ['064002', '064074'],
    fte: 0.5,
    tempoIndeterminato: true,
    datore: { ente: 'Cooperativa dimostrativa', natura: 'TERZO_SETTORE' },
  },
  {
    nome: 'Gaia',
    cognome: 'Spagnuolo',
    qualifica: 'ASSISTENTE_SOCIALE',
    sedi: ['064075', '064055'],
    fte: 0.5,
    tempoIndeterminato: true,
    datore: { ente: 'Azienda consortile dimostrativa', natura: 'ENTE_STRUMENTALE' },
  },
  {
    nome: 'Irma',
    cognome: 'Vitale',
    qualifica: 'ASSISTENTE_SOCIALE',
    sedi: ['064018', '064039'],
    fte: 0.5,
    tempoIndeterminato: false,
  },
  {
    nome: 'Livio',
    cognome: 'Moschella',
    qualifica: 'ASSISTENTE_SOCIALE',
    sedi: ['064073'],
    fte: 0.5,
    tempoIndeterminato: false,
  },
  {
    nome: 'Mara',
    cognome: 'Tropeano',
    qualifica: 'ASSISTENTE_SOCIALE',
    sedi: ['064111', '064113'],
    fte: 0.5,
    tempoIndeterminato: false,
  },
  {
    nome: 'Nora',
    cognome: 'Amoroso',
    qualifica: 'SEGRETARIATO',
    account: 'demo-segretariato',
    sedi: ['064008'],
    fte: 1,
    tempoIndeterminato: true,
  },
  {
    nome: 'Osvaldo',
    cognome: 'Picariello',
    qualifica: 'SEGRETARIATO',
    sedi: ['064025'],
    fte: 1,
    tempoIndeterminato: true,
  },
  {
    nome: 'Paola',
    cognome: 'Guerriero',
    qualifica: 'COORDINATORE',
    account: 'demo-coordinatore',
    sedi: ['064008'],
    fte: 1,
    tempoIndeterminato: true,
  },
];
