// SPDX-License-Identifier: AGPL-3.0-or-later
import { defineReference } from '@ambito/subgraph';
import { propostaLeggi } from './regolamento.azioni.ts';

/** Of the actor's own Ambito only. */
export const propostaReference = defineReference({
  typename: 'PropostaDiModifica',
  azione: propostaLeggi,
  keys: {
    id: ({ query, ambitoId }, ids) =>
      query(
        `SELECT id, titolo, motivazione, stato, aperta_il AS "apertaIl", chiusa_il AS "chiusaIl", versione
         FROM proposta_di_modifica WHERE id = ANY ($1::uuid[]) AND ambito_id = $2`,
        [ids, ambitoId],
      ),
  },
});
