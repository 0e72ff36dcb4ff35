// SPDX-License-Identifier: AGPL-3.0-or-later
import type { FonteScrivania } from '../../ambito/scrivania/fonte.ts';

/** A directive that the coordinator has not taken up. It is on the desk before it takes effect and until it ends. */
export const direttivaDaRecepire: FonteScrivania = {
  tipo: 'DIRETTIVA_DA_RECEPIRE',
  titolo: 'Direttive del Coordinamento Istituzionale da recepire',
  articolo: 'art. 7 c. 2',
  oggetto: 'Direttiva',
  preavviso: 365,
  sql: `SELECT id, lower(periodo) AS scadenza, oggetto AS titolo, id AS riferimento
        FROM direttiva WHERE ambito_id = $1 AND recepita_il IS NULL AND (upper_inf(periodo) OR upper(periodo) > $2::date)`,
};
