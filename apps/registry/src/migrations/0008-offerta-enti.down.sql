-- SPDX-License-Identifier: AGPL-3.0-or-later
DROP INDEX annullamento_della_pua;
DROP TABLE pua, accreditamento, ente_comune, ente_competenza, ente;
DROP FUNCTION ente_attivo_negli_accordi, ente_piu_breve, ente_rettificato, prestazione_titolare_attivo, pua_annullata_da, pua_da_oggi;
