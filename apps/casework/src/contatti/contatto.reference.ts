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
                presa_in_carico_id AS "presaInCaricoId", versione,
                EXISTS (SELECT FROM contatto_bisogno b WHERE b.ambito_id = k.ambito_id AND b.contatto_id = k.id) AS decodificato,
                EXISTS (SELECT FROM cartella c JOIN presa_in_carico p ON p.ambito_id = c.ambito_id AND p.cartella_id = c.id
                        WHERE c.ambito_id = k.ambito_id AND c.persona_id = k.persona_id AND p.stato NOT IN ('CONCLUSA', 'NON_ACCOLTA')) AS "casoAperto"
         FROM contatto k WHERE ambito_id = $1 AND id = ANY ($2::uuid[])`,
        [ambitoId, ids],
      ),
  },
});
