-- SPDX-License-Identifier: AGPL-3.0-or-later
DROP TABLE convenzione_comune, convenzione, capofila, appartenenza;
{annullamenti}
DROP TABLE ambito, patrono, popolazione, comune;
DROP FUNCTION adesso, annuncia_cambiamento, appartenenza_della_regione, appartenenza_ha_votato, capofila_prosegue, convenzione_di_tutti_gli_associati,
  convenzione_immutabile, festivita_nazionale, firma_di_comune_associato, giorni_passati_restano, in_parole,
  nomi_con, oggi, ora_in_parole, parole_di, parole_trovabili, registrato_immutabile, residenti_ambito, resta_sempre, senza_accenti;
