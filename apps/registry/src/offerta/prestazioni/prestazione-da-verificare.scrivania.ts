// SPDX-License-Identifier: AGPL-3.0-or-later
import type { FonteScrivania } from '../../ambito/scrivania/fonte.ts';

/** A published entry whose verification lapses soon, or has lapsed: then only who works in the Ambito sees it. */
export const prestazioneDaVerificare: FonteScrivania = {
  tipo: 'PRESTAZIONE_DA_VERIFICARE',
  titolo: 'Voci del catalogo la cui verifica scade',
  articolo: 'art. 2 c. 6',
  oggetto: 'Prestazione',
  preavviso: 30,
  sql: `SELECT id, verifica_scade AS scadenza, nome || ', ' || responsabile AS titolo, id AS riferimento
        FROM prestazione WHERE ambito_id = $1 AND stato = 'PUBBLICATA'`,
};
