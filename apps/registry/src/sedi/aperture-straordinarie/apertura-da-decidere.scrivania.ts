// SPDX-License-Identifier: AGPL-3.0-or-later
import type { FonteScrivania } from '../../ambito/scrivania/fonte.ts';

/** An extraordinary opening that awaits the coordinator: also one whose day is over, until it is refused. */
export const aperturaDaDecidere: FonteScrivania = {
  tipo: 'APERTURA_DA_DECIDERE',
  titolo: 'Aperture straordinarie da autorizzare o rifiutare',
  articolo: 'art. 5 c. 5',
  oggetto: 'AperturaStraordinaria',
  // As far ahead as one may ask.
  preavviso: 366,
  sql: `SELECT a.id, giorno AS scadenza, denominazione || ': ' || motivo AS titolo, a.id AS riferimento
        FROM apertura_straordinaria AS a JOIN sede ON sede.id = sede_id
        WHERE a.ambito_id = $1 AND stato = 'RICHIESTA'`,
};
