// SPDX-License-Identifier: AGPL-3.0-or-later
import { operatoreNoto } from '../operatori/operatori.griglia.ts';
import { sedeNota } from '../sedi/sedi.griglia.ts';
import type { ParteGriglia } from '../testing.ts';

export const incarichiGriglia: ParteGriglia = {
  esempi: {
    // It would end before it begins.
    'Mutation.conferisciIncarico': () => ({
      query: 'mutation ($input: ConferisciIncaricoInput!) { conferisciIncarico(input: $input) { id } }',
      variables: {
        input: {
          operatoreId: operatoreNoto.id,
          sedeId: sedeNota.id,
          dal: '2026-01-02',
          al: '2026-01-01',
          fte: 1,
          titolo: 'DIPENDENTE',
          tempoIndeterminato: true,
          atto: 'atto',
        },
      },
    }),
  },
};
