// SPDX-License-Identifier: AGPL-3.0-or-later
import type { FonteScrivania } from '../../ambito/scrivania/fonte.ts';

/** A minimum standard that was missing at the last inspection of a sede, and is still missing. */
export const misuraDaAdempiere: FonteScrivania = {
  tipo: 'MISURA_DA_ADEMPIERE',
  titolo: 'Standard minimi che mancano alle sedi, con il termine per rimediare',
  articolo: 'art. 5 c. 2',
  oggetto: 'Ispezione',
  preavviso: 30,
  sql: `SELECT ispezione_id || ' ' || standard AS id, entro AS scadenza, denominazione || ': ' || misura AS titolo, ispezione_id AS riferimento
        FROM ispezione JOIN sede ON sede.id = sede_id JOIN rilievo ON ispezione_id = ispezione.id
        WHERE ispezione.ambito_id = $1 AND stato = 'DA_ADEMPIERE' AND NOT conforme AND adempiuta_il IS NULL AND periodo @> $2::date`,
};
