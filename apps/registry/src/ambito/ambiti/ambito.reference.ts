// SPDX-License-Identifier: AGPL-3.0-or-later
import { defineReference } from '@ambito/subgraph';
import { ambitoLeggi } from './ambiti.azioni.ts';

export const ambitoReference = defineReference({
  typename: 'Ambito',
  azione: ambitoLeggi,
  keys: {
    id: ({ query }, ids) =>
      query('SELECT id, codice, nome, regione, versione FROM ambito WHERE id = ANY ($1::uuid[])', [ids]),
  },
});
