-- SPDX-License-Identifier: AGPL-3.0-or-later
DROP TABLE risorsa_strumentale, prova_ispezione, rilievo, ispezione, apertura_straordinaria, variazione_oraria,
  orario, sede;
DROP FUNCTION apertura_fuori_orario, apertura_transizione, apertura_viva, ispezione_completa, orario_ordinario,
  orario_ore_minime, orario_passato, passo_apertura, prova_caricata, prova_mostrata, rilievo_adempiuto_una_volta;
