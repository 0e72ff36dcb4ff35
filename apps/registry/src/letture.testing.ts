// SPDX-License-Identifier: AGPL-3.0-or-later
import { A04, type Registry } from './testing.ts';

/**
 * Fills the lists that the demonstration leaves empty, in its Ambito and in another one, so that each reader of a list is hidden something
 * of it. Written as rows: the commands would refuse some of these days.
 */
export async function fillElenchi({ admin }: Registry, altroAmbito: string): Promise<void> {
  for (const sql of [
    // What only the coordinator reads is hidden from the coordinator of the other Ambito.
    `INSERT INTO operatore (id, ambito_id, nome, cognome, qualifica) VALUES (uuidv7(), '${altroAmbito}', 'Olga', 'Neri', 'SEGRETARIATO')`,
    `INSERT INTO annullamento (id, ambito_id, tipo, proprietario_id, dati, motivo, annullato_da, annullato_da_ruolo, annullato_il)
     SELECT uuidv7(), '${altroAmbito}', 'OPERATORE', uuidv7(), '{}', 'Di prova', 'prova', 'COORDINATORE', now() FROM generate_series(1, 2)`,
    `INSERT INTO sede (id, ambito_id, codice_istat, denominazione, indirizzo, periodo)
     VALUES (uuidv7(), '${altroAmbito}', '058091', 'Sede di Roma', 'Via Appia 1', '[2040-01-01,)')`,
    `INSERT INTO caricamento (id, ambito_id, tipo, prova, allegato_id, richiesto_da, assegnazione, request_id, richiesto_il, aggiornato_il, chiave_errori)
     SELECT uuidv7(), '${altroAmbito}', tipo, prova, allegato_id, richiesto_da, assegnazione, request_id, richiesto_il, aggiornato_il, 'altrove ' || id
     FROM caricamento`,
    `INSERT INTO voce_rettificata (id, vocabolario, codice, dal, nome, fonte, motivo, rettificata_da, rettificata_il)
     SELECT uuidv7(), vocabolario, codice, lower(periodo), nome, fonte, 'Di prova', 'prova', now()
     FROM voce_vocabolario WHERE vocabolario = 'BISOGNI' LIMIT 8`,
    `UPDATE caricamento SET errori = '[{"riga": 2, "colonna": "Dal", "messaggio": "Manca", "articolo": null}]'`,
    `INSERT INTO assenza (id, ambito_id, operatore_id, periodo)
     SELECT uuidv7(), ambito_id, id, '[2024-02-01,2024-02-08)' FROM operatore WHERE ambito_id = '${A04}'`,
    `INSERT INTO risorsa_strumentale (id, sede_id, categoria, descrizione, quantita, periodo)
     SELECT uuidv7(), id, 'ARREDI', 'Scrivania', 2, periodo FROM sede`,
    `WITH o AS (
       INSERT INTO operatore (id, ambito_id, nome, cognome, qualifica) VALUES (uuidv7(), '${A04}', 'Olga', 'Bassi', 'SEGRETARIATO') RETURNING id
     ), t AS (
       INSERT INTO titolo_di_servizio (id, operatore_id, tipo, ente, atto, tempo_indeterminato, periodo, datore)
       SELECT uuidv7(), id, 'DIPENDENTE', 'Comune', 'det. 1/2014', true, '[2014-01-01,)', 'COMUNE' FROM o RETURNING id, operatore_id)
     INSERT INTO incarico (id, ambito_id, operatore_id, sede_id, titolo_id, periodo, fte, atto)
     SELECT uuidv7(), '${A04}', operatore_id, s.id, t.id, '[2099-01-01,)', 0.5, 'det. 1/2099'
     FROM t, (SELECT id FROM sede WHERE ambito_id = '${A04}' ORDER BY id LIMIT 2) AS s`,
    `UPDATE prestazione SET comuni = ARRAY['064008'], orari = '[{"giorno": 1, "dalle": "09:00", "alle": "12:00"}]'`,
    `INSERT INTO riduzione_linea (id, linea_id, importo, cessa, motivo, richiesta_il, stato, ritirata_il)
     SELECT uuidv7(), id, 0, false, 'Di prova', now(), 'RITIRATA', now() FROM linea_di_bilancio`,
    `INSERT INTO contributo (id, ambito_id, tipo, titolo, testo, presentato_il, presentato_da, rispondere_entro, esito, risposta, risposto_il, obiettivo_id)
     SELECT uuidv7(), p.ambito_id, 'BISOGNO', 'Trasporti', 'Mancano', now(), 'prova', '2026-12-31', 'ACCOLTO', 'Si fa', now(), o.id
     FROM obiettivo_di_piano AS o JOIN piano_di_zona AS p ON p.id = o.piano_id`,
  ])
    await admin(sql);
}
