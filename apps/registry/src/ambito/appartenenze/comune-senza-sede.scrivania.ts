// SPDX-License-Identifier: AGPL-3.0-or-later
import type { FonteScrivania } from '../scrivania/fonte.ts';
import { comuniSenza } from './comuni-senza.sql.ts';

/** A Comune that is associated, or is about to be, and has designated no sede for then. */
export const comuneSenzaSede: FonteScrivania = {
  tipo: 'COMUNE_SENZA_SEDE',
  titolo: 'Comuni che non hanno individuato la sede',
  articolo: 'art. 5 c. 1',
  oggetto: 'Comune',
  preavviso: 60,
  sql: comuniSenza('sede'),
};
