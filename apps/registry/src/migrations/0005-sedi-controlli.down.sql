-- SPDX-License-Identifier: AGPL-3.0-or-later
DROP FUNCTION stato_ispezione;
DROP TABLE prova_ispezione, rilievo, ispezione, apertura_straordinaria;
DROP FUNCTION apertura_fuori_orario, apertura_transizione, apertura_viva, ispezione_completa, passo_apertura,
  ispezione_stato, ispezione_superata, prova_caricata, prova_mostrata, rilievo_adempiuto_una_volta, rilievo_nello_stato;
