// SPDX-License-Identifier: AGPL-3.0-or-later
import { defineReference } from '@ambito/subgraph';
import { operatoreLeggi } from './operatori.azioni.ts';

/** Of the actor's own Ambito only. The account is no field: it tells whether the actor is this operator. */
export const operatoreReference = defineReference({
  typename: 'Operatore',
  azione: operatoreLeggi,
  keys: {
    id: ({ query, ambitoId }, ids) =>
      query(
        `SELECT id, account, nome, cognome, qualifica, albo_numero || '/' || albo_sezione AS albo, albo_regione AS "alboRegione",
                codice_deontologico_accettato_il AS "codiceDeontologicoAccettatoIl", versione
         FROM operatore WHERE id = ANY ($1::uuid[]) AND ambito_id = $2`,
        [ids, ambitoId],
      ),
  },
});
