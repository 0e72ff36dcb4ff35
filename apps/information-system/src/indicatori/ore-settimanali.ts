// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Indicatore } from './indicatore.ts';

export const ORE_SETTIMANALI: Indicatore = {
  codice: 'ORE_SETTIMANALI',
  nome: 'Ore settimanali di apertura delle sedi',
  articolo: '5.4',
  unita: 'ore',
  verso: 'PIU_E_MEGLIO',
  base: 'orari in vigore nell’ultimo giorno del periodo, o oggi se è in corso',
  fonte: `SELECT o.sede_id AS sede, o.minuti FROM fatto_orario o
          WHERE o.ambito_id = $1 AND o.valido_dal <= least($3::date - 1, current_date) AND (o.valido_al IS NULL OR o.valido_al >= least($3::date - 1, current_date))`,
  numeratore: 'round(coalesce(sum(minuti), 0) / 60.0, 2)',
  persone: null,
  dimensioni: ['SEDE'],
};
