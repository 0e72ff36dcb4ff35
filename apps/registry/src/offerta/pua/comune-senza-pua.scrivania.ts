// SPDX-License-Identifier: AGPL-3.0-or-later
import { comuniSenza } from '../../ambito/appartenenze/comuni-senza.sql.ts';
import type { FonteScrivania } from '../../ambito/scrivania/fonte.ts';

/** A Comune that is associated, or is about to be, and for which nobody exercises the PUA while it is. */
export const comuneSenzaPua: FonteScrivania = {
  tipo: 'COMUNE_SENZA_PUA',
  titolo: 'Comuni per cui nessuno esercita la Porta unica di accesso',
  articolo: 'art. 2 c. 8 e',
  oggetto: 'Comune',
  preavviso: 60,
  sql: comuniSenza('pua'),
};
