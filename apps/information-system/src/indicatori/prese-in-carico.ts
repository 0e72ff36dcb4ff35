// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Indicatore } from './indicatore.ts';

const COLONNE = 'comune, sede, area, natura_area AS area_siuss, pseudonimo';
const comune = {
  articolo: '2.2',
  unita: 'persone',
  persone: 'count(DISTINCT pseudonimo)',
  numeratore: 'count(DISTINCT pseudonimo)',
  nota: 'Persone distinte: chi nel periodo ha due prese in carico in parti diverse conta in ciascuna, e una volta nel totale.',
} as const;

export const PRESE_IN_CARICO_NUOVE: Indicatore = {
  ...comune,
  codice: 'PRESE_IN_CARICO_NUOVE',
  nome: 'Persone prese in carico nel periodo',
  verso: 'NEUTRO',
  base: 'giorno della presa in carico effettiva',
  fonte: `SELECT ${COLONNE} FROM fatto_presa_in_carico WHERE ambito_id = $1 AND attivata >= $2 AND attivata < $3`,
  dimensioni: ['COMUNE', 'SEDE', 'AREA', 'AREA_SIUSS'],
};

export const PRESE_IN_CARICO_ATTIVE: Indicatore = {
  ...comune,
  codice: 'PRESE_IN_CARICO_ATTIVE',
  nome: 'Persone in carico',
  verso: 'NEUTRO',
  base: 'in carico per almeno un giorno del periodo',
  fonte: `SELECT ${COLONNE} FROM fatto_presa_in_carico
          WHERE ambito_id = $1 AND attivata < $3 AND (conclusa IS NULL OR conclusa >= $2)`,
  dimensioni: ['COMUNE', 'SEDE', 'AREA', 'AREA_SIUSS'],
};

export const PRESE_IN_CARICO_CONCLUSE: Indicatore = {
  ...comune,
  codice: 'PRESE_IN_CARICO_CONCLUSE',
  nome: 'Persone dimesse nel periodo',
  verso: 'NEUTRO',
  base: 'giorno della dimissione',
  fonte: `SELECT ${COLONNE}, motivo AS esito FROM fatto_presa_in_carico
          WHERE ambito_id = $1 AND stato = 'CONCLUSA' AND conclusa >= $2 AND conclusa < $3`,
  dimensioni: ['COMUNE', 'AREA', 'AREA_SIUSS', 'ESITO'],
};
