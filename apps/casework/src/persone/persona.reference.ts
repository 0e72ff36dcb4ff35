// SPDX-License-Identifier: AGPL-3.0-or-later
import { defineReference } from '@ambito/subgraph';
import { personaLeggi } from './persone.azioni.ts';

export const personaReference = defineReference({
  typename: 'Persona',
  azione: personaLeggi,
  keys: {
    id: ({ query, ambitoId }, ids) =>
      query(
        `SELECT id, nome, cognome, codice_fiscale AS "codiceFiscale", data_nascita AS "dataNascita", sesso, cittadinanza,
                comune_residenza AS "comuneResidenza", versione
         FROM persona WHERE ambito_id = $1 AND id = ANY ($2::uuid[])`,
        [ambitoId, ids],
      ),
  },
});
