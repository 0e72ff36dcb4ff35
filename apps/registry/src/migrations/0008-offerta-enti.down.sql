-- SPDX-License-Identifier: AGPL-3.0-or-later
DROP INDEX annullamento_della_pua;
DROP FUNCTION ente_nominabile;
DROP TABLE pua, accreditamento, ente_comune, ente_competenza, ente_doppione, ente;
DROP FUNCTION cifra_di_controllo, ente_attivo_negli_accordi, ente_competenze_avute, ente_doppione_unito, ente_ha_avuto_competenze, ente_piu_breve, ente_senza_sostituto, ente_unito,
  prestazione_titolare_attivo, pua_annullata_da, pua_da_oggi;
