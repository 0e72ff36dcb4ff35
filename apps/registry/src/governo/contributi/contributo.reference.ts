// SPDX-License-Identifier: AGPL-3.0-or-later
import { giornoRoma } from '@ambito/orari';
import { columnsOf } from '@ambito/persistence';
import { defineAsked, defineReference, whenAsked } from '@ambito/subgraph';
import { contributoLeggi } from './contributi.azioni.ts';
import { ContributoEntity } from './contributo.entity.ts';

const OPERATORE_CHIESTO = defineAsked('ContributoAllaProgrammazione', 'presentatoDa');
const OPERATORE = columnsOf(ContributoEntity, undefined, ['presentatoDaOperatore']);

/** Of the actor's own Ambito only. */
export const contributoReference = defineReference({
  typename: 'ContributoAllaProgrammazione',
  azione: contributoLeggi,
  keys: {
    id: ({ query, ambitoId, adesso, ...chi }, ids) =>
      query(
        `SELECT ${columnsOf(ContributoEntity)}, esito IS NULL AND rispondere_entro < $3::date AS "inRitardo"
                ${whenAsked(chi, OPERATORE, OPERATORE_CHIESTO)}
         FROM contributo WHERE id = ANY ($1::uuid[]) AND ambito_id = $2`,
        [ids, ambitoId, giornoRoma(adesso)],
      ),
  },
});
