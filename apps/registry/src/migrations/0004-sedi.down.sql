-- SPDX-License-Identifier: AGPL-3.0-or-later
DROP TABLE risorsa_strumentale, variazione_oraria, orario, sede;
DROP FUNCTION orario_ordinario, orario_ore_minime, orario_passato;
