-- SPDX-License-Identifier: AGPL-3.0-or-later
ALTER TABLE contatto DROP CONSTRAINT contatto_ambito_id_presa_in_carico_id_fkey;
DROP TRIGGER persona_residenza ON persona;
DROP TABLE successione, non_accoglimento, trasferimento, sospensione, dimissione, responsabilita, presa_in_carico;
{annullamenti}
DROP FUNCTION presa_in_carico_un_responsabile, responsabilita_senza_vuoti, presa_in_carico_sospesa, presa_in_carico_esito,
  presa_in_carico_passi, passo_presa_in_carico, attende_successore, senza_nominato, caso_con_responsabile, caso_finito,
  finito_il, presa_in_carico_date, presa_in_carico_residenza, fine_annullata, responsabilita_del_caso, responsabilita_vissuta;
