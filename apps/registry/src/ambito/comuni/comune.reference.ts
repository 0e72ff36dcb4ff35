// SPDX-License-Identifier: AGPL-3.0-or-later
import { columnsOf } from '@ambito/persistence';
import { defineReference } from '@ambito/subgraph';
import { ComuneEntity } from './comune.entity.ts';
import { comuneLeggi } from './comuni.azioni.ts';

export const comuneReference = defineReference({
  typename: 'Comune',
  azione: comuneLeggi,
  pubblica: {},
  keys: {
    codiceIstat: ({ query }, codici) =>
      query(`SELECT ${columnsOf(ComuneEntity)} FROM comune WHERE codice_istat = ANY ($1)`, [codici]),
  },
});
