// SPDX-License-Identifier: AGPL-3.0-or-later
import { defineReference } from '@ambito/subgraph';
import { enteLeggi } from './enti.azioni.ts';

export const enteReference = defineReference({
  typename: 'Ente',
  azione: enteLeggi,
  keys: {
    id: ({ query }, ids) =>
      query(
        `SELECT id, ambito_id AS "ambitoId", natura, denominazione, codice_fiscale AS "codiceFiscale", descrizione, indirizzo, telefono,
                email, sito, lower(periodo) AS dal, upper(periodo) - 1 AS al, versione
         FROM ente WHERE id = ANY ($1::uuid[])`,
        [ids],
      ),
  },
});
