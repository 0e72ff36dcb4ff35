-- SPDX-License-Identifier: AGPL-3.0-or-later
DROP TABLE verifica, intervento, obiettivo, progetto;
DROP FUNCTION intervento_ad_ente_accreditato, intervento_scoperto_davvero, progetto_ad_enti_accreditati, progetto_passi,
  passo_progetto, progetto_finito;
