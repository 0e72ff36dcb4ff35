// SPDX-License-Identifier: AGPL-3.0-or-later
import { defineReference } from '@ambito/subgraph';
import { sedeLeggi } from './sedi.azioni.ts';

export const sedeReference = defineReference({
  typename: 'Sede',
  azione: sedeLeggi,
  keys: {
    id: ({ query }, ids) =>
      query(
        `SELECT id, ambito_id AS "ambitoId", codice_istat AS "codiceIstat", denominazione, indirizzo, atto, come_arrivare AS "comeArrivare",
                trasporti, accesso_senza_gradini AS "accessoSenzaGradini", telefono,
                lower(periodo) AS "attivaDal", upper(periodo) - 1 AS "attivaAl", versione
         FROM sede WHERE id = ANY ($1::uuid[])`,
        [ids],
      ),
  },
});
