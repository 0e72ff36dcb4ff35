// SPDX-License-Identifier: AGPL-3.0-or-later
import type { FonteScrivania } from '../../ambito/scrivania/fonte.ts';

/** An open proposal, due a month after it was opened: some Comune has not voted yet, or the vote is to be concluded. */
export const propostaAperta: FonteScrivania = {
  tipo: 'PROPOSTA_IN_ATTESA_DI_VOTI',
  titolo: 'Proposte di modifica del Regolamento in attesa di voti',
  articolo: 'art. 11 c. 2',
  oggetto: 'PropostaDiModifica',
  preavviso: 30,
  sql: `SELECT id, (aperta_il AT TIME ZONE 'Europe/Rome')::date + 30 AS scadenza, titolo, id AS riferimento
        FROM proposta_di_modifica WHERE ambito_id = $1 AND stato = 'APERTA' AND (aperta_il AT TIME ZONE 'Europe/Rome')::date <= $2::date`,
};
