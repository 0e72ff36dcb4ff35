-- SPDX-License-Identifier: AGPL-3.0-or-later
DROP TABLE incarico, titolo_di_servizio, nomina_coordinatore, operatore;
DROP FUNCTION codice_deontologico_accettato_una_volta, coordinatore_con_account,
  giorni_in_servizio, incarico_codice_rettificato, incarico_regole, incarico_sotto_minimo_confermato,
  incarico_tolto, nome_confrontato, nomina_vissuta, operatore_che_resta, operatore_con_casi, operatore_dell_account, operatore_qualifica,
  operatore_senza_sostituto, sotto_minimo;
