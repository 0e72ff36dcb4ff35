// SPDX-License-Identifier: AGPL-3.0-or-later
import type { ParteGriglia } from '../../testing.ts';

export const capofilaGriglia: ParteGriglia = {
  esempi: {
    'Mutation.designaCapofila': () => ({
      query: 'mutation ($input: DesignaCapofilaInput!) { designaCapofila(input: $input) { id } }',
      variables: { input: { versione: 999, codiceIstat: '064071', dal: '2030-01-01', atto: 'atto' } },
    }),
  },
};
