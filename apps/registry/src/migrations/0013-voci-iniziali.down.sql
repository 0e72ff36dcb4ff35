-- SPDX-License-Identifier: AGPL-3.0-or-later
TRUNCATE valore_soglia, soglia, voce_vocabolario, vocabolario;
