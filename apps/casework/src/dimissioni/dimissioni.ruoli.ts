// SPDX-License-Identifier: AGPL-3.0-or-later
import type { RoleExamples } from '@ambito/subgraph/testing';
import { percorsoDi } from '../percorso.testing.ts';
import type { Casework } from '../testing.ts';

export function ruoli(casework: Casework): RoleExamples {
  const { inCarico } = percorsoDi(casework);
  const dimissione = { motivo: 'ALTRO', valutazione: 'Percorso concluso' };
  return {
    examples: {
      dimetti: {
        variables: async () => ({ input: { presaInCaricoId: await inCarico(), versione: 3, ...dimissione } }),
      },
      trasferisci: {
        variables: async () => ({
          input: {
            presaInCaricoId: await inCarico(),
            versione: 3,
            comune: '058091',
            relazione: 'Va a vivere dalla figlia',
          },
        }),
      },
    },
  };
}
