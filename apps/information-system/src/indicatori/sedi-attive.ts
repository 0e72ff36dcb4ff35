// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Indicatore } from './indicatore.ts';

export const SEDI_ATTIVE: Indicatore = {
  codice: 'SEDI_ATTIVE',
  nome: 'Sedi attive',
  articolo: '5.1',
  unita: 'sedi',
  verso: 'PIU_E_MEGLIO',
  base: 'sedi attive nell’ultimo giorno del periodo, o oggi se è in corso',
  fonte: `SELECT comune, id FROM fatto_sede
          WHERE ambito_id = $1 AND attiva_dal <= least($3::date - 1, current_date) AND (attiva_al IS NULL OR attiva_al >= least($3::date - 1, current_date))`,
  numeratore: 'count(*)',
  persone: null,
  dimensioni: [],
};
