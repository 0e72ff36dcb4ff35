// SPDX-License-Identifier: AGPL-3.0-or-later
import { operatoreNoto } from '../operatori/operatori.griglia.ts';
import type { ParteGriglia } from '../../testing.ts';

export const coordinatoreGriglia: ParteGriglia = {
  esempi: {
    // Of the segretariato: it is refused by the rule.
    'Mutation.nominaCoordinatore': () => ({
      query: 'mutation ($input: NominaCoordinatoreInput!) { nominaCoordinatore(input: $input) { id } }',
      variables: { input: { operatoreId: operatoreNoto.id, dal: '2030-01-01', atto: 'atto' } },
    }),
    'Mutation.cessaCoordinatore': () => ({
      query: 'mutation ($input: CessaCoordinatoreInput!) { cessaCoordinatore(input: $input) { id } }',
      variables: { input: { nominaId: operatoreNoto.id, versione: 1, al: '2030-01-01', atto: 'atto' } },
    }),
  },
};
