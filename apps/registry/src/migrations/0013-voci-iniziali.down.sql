-- SPDX-License-Identifier: AGPL-3.0-or-later
DROP TRIGGER voce_vocabolario_del_programma ON voce_vocabolario;
TRUNCATE valore_soglia, soglia, voce_rettificata, voce_vocabolario, vocabolario;
