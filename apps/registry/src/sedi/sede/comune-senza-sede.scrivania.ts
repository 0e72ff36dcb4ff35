// SPDX-License-Identifier: AGPL-3.0-or-later
import type { FonteScrivania } from '../../ambito/scrivania/fonte.ts';
import { comuniSenza } from '../../ambito/appartenenze/comuni-senza.sql.ts';

/** A Comune that has designated no sede for some of its present or future days in the Ambito. */
export const comuneSenzaSede: FonteScrivania = {
  tipo: 'COMUNE_SENZA_SEDE',
  titolo: 'Comuni che non hanno individuato la sede, per oggi o per un giorno a venire',
  articolo: 'art. 5 c. 1',
  oggetto: 'Comune',
  preavviso: 60,
  sql: comuniSenza('sede', 'già individuata'),
};
