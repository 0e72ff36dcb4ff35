// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Indicatore } from './indicatore.ts';

export const CASI_PER_AS: Indicatore = {
  codice: 'CASI_PER_AS',
  nome: 'Casi per assistente sociale',
  articolo: '2.2',
  unita: 'casi',
  verso: 'MENO_E_MEGLIO',
  base: 'in carico per almeno un giorno del periodo, per case manager',
  fonte: `SELECT pseudonimo, case_manager, id FROM fatto_presa_in_carico
          WHERE ambito_id = $1 AND attivata < $3 AND (conclusa IS NULL OR conclusa >= $2) AND case_manager IS NOT NULL`,
  numeratore: 'count(*)',
  denominatore: 'count(DISTINCT case_manager)',
  persone: 'count(DISTINCT pseudonimo)',
  dimensioni: [],
};
