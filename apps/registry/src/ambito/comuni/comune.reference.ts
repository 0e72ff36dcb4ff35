// SPDX-License-Identifier: AGPL-3.0-or-later
import { defineReference } from '@ambito/subgraph';
import { comuneLeggi } from './comuni.azioni.ts';

export const comuneReference = defineReference({
  typename: 'Comune',
  azione: comuneLeggi,
  keys: {
    codiceIstat: ({ query }, codici) =>
      query(
        `SELECT codice_istat AS "codiceIstat", nome, codice_catastale AS "codiceCatastale", sigla_provincia AS "siglaProvincia", regione
         FROM comune WHERE codice_istat = ANY ($1)`,
        [codici],
      ),
  },
});
