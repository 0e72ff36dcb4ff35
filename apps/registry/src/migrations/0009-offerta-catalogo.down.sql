-- SPDX-License-Identifier: AGPL-3.0-or-later
DROP TABLE prestazione_parola, prestazione_sede, prestazione_ente, prestazione;
DROP TEXT SEARCH CONFIGURATION italiano;
DROP FUNCTION passo_prestazione, prestazione_comuni_dell_ambito, prestazione_parole, prestazione_stati, testo_di;
