-- SPDX-License-Identifier: AGPL-3.0-or-later
DROP FUNCTION sostituiti_ora;
DROP TABLE annullamento;
DROP FUNCTION annullamento_compiuto, annullamento_segue, solo_rettificato, solo_annullato, rettificato_ora, annullato;
