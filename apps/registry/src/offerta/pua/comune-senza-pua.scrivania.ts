// SPDX-License-Identifier: AGPL-3.0-or-later
import { comuniSenza } from '../../ambito/appartenenze/comuni-senza.sql.ts';
import type { FonteScrivania } from '../../ambito/scrivania/fonte.ts';

/** A Comune for which nobody exercises the PUA on some of its present or future days in the Ambito. */
export const comuneSenzaPua: FonteScrivania = {
  tipo: 'COMUNE_SENZA_PUA',
  titolo: 'Comuni per cui nessuno esercita la Porta unica di accesso, oggi o da un giorno a venire',
  articolo: 'art. 2 c. 8 e',
  oggetto: 'Comune',
  preavviso: 60,
  sql: comuniSenza('pua', 'già organizzata'),
};
