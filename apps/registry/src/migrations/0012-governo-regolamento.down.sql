-- SPDX-License-Identifier: AGPL-3.0-or-later
DROP TABLE voto, versione_regolamento, articolo_proposto, proposta_di_modifica;
DROP FUNCTION articolo_proposto_prima_dei_voti, proposta_chiusa, proposta_unanimita,
  versione_regolamento_immutabile, versione_regolamento_senza_vuoti, voto_ammesso, voto_immutabile;
