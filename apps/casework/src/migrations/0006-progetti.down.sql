-- SPDX-License-Identifier: AGPL-3.0-or-later
DROP TRIGGER presa_in_carico_prima_del_progetto ON presa_in_carico;
DROP TRIGGER presa_in_carico_riaperta ON presa_in_carico;
DROP TRIGGER presa_in_carico_termine ON presa_in_carico;
DROP TRIGGER sospensione_termine ON sospensione;
DROP TABLE valutazione, verifica, impegno, intervento, obiettivo, progetto;
DROP FUNCTION verifica_da_accettato, impegno_per_giorni, impegno_dovuto, impegno_sulla_linea, costo_nell_anno, costo_fino_al, giorni_svolti,
  intervento_ad_ente_accreditato, intervento_scoperto_davvero, progetto_ad_enti_accreditati, progetto_passi, progetto_modificato_in_bozza, progetto_chiuso_col_caso, progetto_dal_caso, passo_progetto, progetto_finito,
  fine_del_progetto_annullata, valutazione_con_la_verifica, obiettivo_esito, presa_in_carico_termine, termine_del_caso;
