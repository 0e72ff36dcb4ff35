// SPDX-License-Identifier: AGPL-3.0-or-later
import { columnsOf } from '@ambito/persistence';
import { defineReference } from '@ambito/subgraph';
import { PropostaDiModificaEntity } from './proposta.entity.ts';
import { propostaLeggi } from './regolamento.azioni.ts';

/** Of the actor's own Ambito only. */
export const propostaReference = defineReference({
  typename: 'PropostaDiModifica',
  azione: propostaLeggi,
  keys: {
    id: ({ query, ambitoId }, ids) =>
      query(
        `SELECT ${columnsOf(PropostaDiModificaEntity)} FROM proposta_di_modifica
         WHERE id = ANY ($1::uuid[]) AND ambito_id = $2`,
        [ids, ambitoId],
      ),
  },
});
