// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Indicatore } from './indicatore.ts';

export const COMUNI_SENZA_SEDE: Indicatore = {
  codice: 'COMUNI_SENZA_SEDE',
  nome: 'Comuni senza sede',
  articolo: '5.1',
  unita: 'Comuni',
  verso: 'MENO_E_MEGLIO',
  base: 'Comuni dell’Ambito nell’ultimo giorno del periodo, o oggi se è in corso',
  fonte: `SELECT m.codice_istat FROM ambito_comune m
          WHERE m.ambito_id = $1 AND m.dal <= least($3::date - 1, current_date) AND (m.al IS NULL OR m.al >= least($3::date - 1, current_date))
            AND NOT EXISTS (SELECT FROM fatto_sede s WHERE s.ambito_id = m.ambito_id AND s.comune = m.codice_istat
                            AND s.attiva_dal <= least($3::date - 1, current_date) AND (s.attiva_al IS NULL OR s.attiva_al >= least($3::date - 1, current_date)))`,
  numeratore: 'count(*)',
  persone: null,
  dimensioni: [],
};
