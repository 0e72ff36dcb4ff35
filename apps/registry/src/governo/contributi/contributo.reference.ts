// SPDX-License-Identifier: AGPL-3.0-or-later
import { giornoRoma } from '@ambito/orari';
import { defineReference } from '@ambito/subgraph';
import { contributoLeggi } from './contributi.azioni.ts';

/** Of the actor's own Ambito only. */
export const contributoReference = defineReference({
  typename: 'ContributoAllaProgrammazione',
  azione: contributoLeggi,
  keys: {
    id: ({ query, ambitoId, adesso }, ids) =>
      query(
        `SELECT c.id, c.tipo, c.titolo, c.testo, c.presentato_il AS "presentatoIl", c.rispondere_entro AS "rispondereEntro",
                c.esito IS NULL AND c.rispondere_entro < $3::date AS "inRitardo", c.esito, c.risposta, c.risposto_il AS "rispostoIl",
                c.obiettivo_id AS "obiettivoId", c.versione,
                (SELECT o.id FROM operatore AS o WHERE o.account = c.presentato_da AND o.ambito_id = c.ambito_id) AS "operatoreId"
         FROM contributo AS c WHERE c.id = ANY ($1::uuid[]) AND c.ambito_id = $2`,
        [ids, ambitoId, giornoRoma(adesso)],
      ),
  },
});
