// SPDX-License-Identifier: AGPL-3.0-or-later
import { defineReference } from '@ambito/subgraph';

export const contattoReference = defineReference({
  typename: 'Contatto',
  azione: 'contatto.leggi',
  keys: {
    id: ({ query, ambitoId }, ids) =>
      query(
        `SELECT id, sede_id AS "sedeId", avvenuto_il AS "avvenutoIl", canale, richiedente, persona_id AS "personaId",
                comune_residenza AS "comuneResidenza", urgente, domanda, tempo_minuti AS "tempoMinuti", esito, esito_il AS "esitoIl",
                presa_in_carico_id AS "presaInCaricoId", versione
         FROM contatto WHERE ambito_id = $1 AND id = ANY ($2::uuid[])`,
        [ambitoId, ids],
      ),
  },
});
