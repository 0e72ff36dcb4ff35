// SPDX-License-Identifier: AGPL-3.0-or-later
import type { FonteScrivania } from '../../ambito/scrivania/fonte.ts';

/** A contribution is on the desk from the day it is brought until it is answered. */
export const contributoSenzaRisposta: FonteScrivania = {
  tipo: 'CONTRIBUTO_SENZA_RISPOSTA',
  titolo: 'Contributi alla programmazione a cui rispondere',
  articolo: 'art. 2 c. 5 c',
  oggetto: 'ContributoAllaProgrammazione',
  // Longer than any term, so that a contribution is on the desk at once.
  preavviso: 1_000_000,
  sql: `SELECT id, rispondere_entro AS scadenza, titolo, id AS riferimento FROM contributo WHERE ambito_id = $1 AND esito IS NULL`,
};
