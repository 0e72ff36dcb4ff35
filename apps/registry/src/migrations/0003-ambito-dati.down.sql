-- SPDX-License-Identifier: AGPL-3.0-or-later
DROP TABLE allegato_mostrato, allegato, valore_soglia, soglia, voce_rettificata, voce_vocabolario, vocabolario;
DROP FUNCTION allegato_immutabile, soglia_al, valore_soglia_in_ordine, valore_soglia_non_nel_passato,
  voce_rettificata_come_era, voce_vocabolario_in_ordine, voce_vocabolario_non_nel_passato, voce_vocabolario_solo_rettificata,
  giorni_dell_area, voce_vocabolario_area_chiusa, voce_vocabolario_area_nota, voce_vocabolario_area_di_bisogni,
  voce_vocabolario_del_programma;
