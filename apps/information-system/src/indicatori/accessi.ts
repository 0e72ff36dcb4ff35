// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Indicatore } from './indicatore.ts';

export const ACCESSI: Indicatore = {
  codice: 'ACCESSI',
  nome: 'Accessi al Segretariato Sociale',
  articolo: '2.8',
  unita: 'accessi',
  verso: 'NEUTRO',
  base: 'giorno del contatto',
  nota: 'Una persona conta una volta al giorno nell’Ambito; un contatto anonimo ogni volta. Chi in un giorno va in due sedi, o usa due canali, conta in entrambi: le parti possono superare il totale.',
  fonte: `SELECT giorno, coalesce(pseudonimo, id::text) AS chi, comune, sede, canale, coalesce(esito, 'APERTO') AS esito
          FROM fatto_contatto WHERE ambito_id = $1 AND giorno >= $2 AND giorno < $3`,
  numeratore: 'count(DISTINCT (chi, giorno))',
  persone: 'count(DISTINCT chi)',
  dimensioni: ['COMUNE', 'SEDE', 'CANALE', 'ESITO'],
};
