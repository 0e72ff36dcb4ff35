-- SPDX-License-Identifier: AGPL-3.0-or-later
DROP TABLE fatto_trasmissione, fatto_frequenza, fatto_formazione, fatto_incarico, fatto_operatore, fatto_orario,
  fatto_sede, fatto_verifica, fatto_obiettivo, fatto_progetto, fatto_presa_in_carico, fatto_bisogno, fatto_contatto;
