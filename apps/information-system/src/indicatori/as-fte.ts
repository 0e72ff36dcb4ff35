// SPDX-License-Identifier: AGPL-3.0-or-later
import { FTE_IN_SERVIZIO } from './assistenti-sociali.sql.ts';
import type { Indicatore } from './indicatore.ts';

export const AS_FTE: Indicatore = {
  codice: 'AS_FTE',
  nome: 'Assistenti sociali in servizio',
  articolo: '4.1',
  unita: 'tempo pieno equivalente',
  verso: 'PIU_E_MEGLIO',
  base: 'media sui giorni del periodo già trascorsi',
  fonte: FTE_IN_SERVIZIO,
  numeratore: 'round(max(fte), 2)',
  persone: null,
  dimensioni: [],
};
