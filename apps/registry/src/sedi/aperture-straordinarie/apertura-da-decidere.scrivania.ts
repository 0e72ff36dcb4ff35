// SPDX-License-Identifier: AGPL-3.0-or-later
import type { FonteScrivania } from '../../ambito/scrivania/fonte.ts';

/** An extraordinary opening on which the coordinator has not decided. One whose day is over stays on the desk until it is refused. */
export const aperturaDaDecidere: FonteScrivania = {
  tipo: 'APERTURA_DA_DECIDERE',
  titolo: 'Aperture straordinarie da autorizzare o rifiutare',
  articolo: 'art. 5 c. 5',
  oggetto: 'AperturaStraordinaria',
  // An opening may be asked for a year ahead.
  preavviso: 366,
  sql: `SELECT a.id, giorno AS scadenza, denominazione || ': ' || motivo AS titolo, a.id AS riferimento
        FROM apertura_straordinaria AS a JOIN sede ON sede.id = sede_id
        WHERE a.ambito_id = $1 AND stato = 'RICHIESTA'`,
};
