-- SPDX-License-Identifier: AGPL-3.0-or-later
-- It takes a transmission, and goes before the table.
DROP FUNCTION richiesta_in_attesa;
DROP TABLE trasmissione_passo, trasmissione;
DROP FUNCTION passo_trasmissione, trasmissione_a_competente, trasmissione_immutabile, trasmissione_in_attesa,
  trasmissione_non_ripetuta, trasmissione_passaggi, trasmissione_passo_del_suo_stato, trasmissione_passo_in_ordine;
