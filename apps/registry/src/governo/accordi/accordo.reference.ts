// SPDX-License-Identifier: AGPL-3.0-or-later
import { columnsOf } from '@ambito/persistence';
import { defineReference } from '@ambito/subgraph';
import { accordoLeggi } from './accordi.azioni.ts';
import { AccordoEntity } from './accordo.entity.ts';

/** Of any Ambito: agreements are public. */
export const accordoReference = defineReference({
  typename: 'Accordo',
  azione: accordoLeggi,
  keys: {
    id: ({ query }, ids) => query(`SELECT ${columnsOf(AccordoEntity)} FROM accordo WHERE id = ANY ($1::uuid[])`, [ids]),
  },
});
