-- SPDX-License-Identifier: AGPL-3.0-or-later
DROP TABLE caricamento, partecipazione, attivita_formativa, turno_reperibilita, atto_di_mandato_operatore,
  atto_di_mandato, assenza;
DROP FUNCTION aperta_alla_qualifica, assenza_sostituto_in_servizio, giorni_disponibili,
  caricamento_passo, giorni_di, istanti_di, partecipazione_ammessa, partecipazione_di_attivita_cominciata, partecipazione_iniziata, partecipazione_ore_registrate,
  partecipazione_posti, partecipazione_tardiva, turno_reperibilita_in_servizio, turno_reperibilita_passato;
