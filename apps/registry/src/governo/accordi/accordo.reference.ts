// SPDX-License-Identifier: AGPL-3.0-or-later
import { columnsOf } from '@ambito/persistence';
import { defineAsked, defineReference, whenAsked } from '@ambito/subgraph';
import { accordoLeggi } from './accordi.azioni.ts';
import { AccordoEntity } from './accordo.entity.ts';

const PARTI_CHIESTE = defineAsked('Accordo', 'parti');
const PARTI = columnsOf(AccordoEntity, undefined, ['parti']);

/** Of any Ambito: agreements are public. */
export const accordoReference = defineReference({
  typename: 'Accordo',
  azione: accordoLeggi,
  keys: {
    id: ({ query, ...chi }, ids) =>
      query(
        `SELECT ${columnsOf(AccordoEntity)} ${whenAsked(chi, PARTI, PARTI_CHIESTE)} FROM accordo WHERE id = ANY ($1::uuid[])`,
        [ids],
      ),
  },
});
