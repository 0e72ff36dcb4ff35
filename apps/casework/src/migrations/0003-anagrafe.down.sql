-- SPDX-License-Identifier: AGPL-3.0-or-later
DROP TABLE riduzione_linea_esaminata, anagrafe_linea, anagrafe_accreditamento, anagrafe_competenza, anagrafe_ente,
  anagrafe_assenza, anagrafe_coordinatore, anagrafe_mandato, anagrafe_operatore, anagrafe_sede,
  anagrafe_vocabolario, anagrafe_comune, anagrafe_ambito;
DROP FUNCTION ente_che_resta, giorni_scoperti, operatore_dell_account;
