-- SPDX-License-Identifier: AGPL-3.0-or-later
DROP TABLE artefatto, rapporto, cella, periodo_da_ricalcolare, avanzamento;
DROP FUNCTION rapporto_immutabile, rapporto_passi, passo_rapporto;
