-- SPDX-License-Identifier: AGPL-3.0-or-later
DROP TABLE contributo, accordo_parte, accordo, direttiva;
DROP FUNCTION accordo_con_parti, accordo_parte_associata, accordo_parte_ente_attivo, contributo_obiettivo_di_ambito;
