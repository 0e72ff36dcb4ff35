// SPDX-License-Identifier: AGPL-3.0-or-later
import type { RoleExamples } from '@ambito/subgraph/testing';
import { strumentiDi } from '../../permessi/verita.testing.ts';
import { A04, type Registry } from '../../testing.ts';

export function ruoli(registry: Registry): RoleExamples {
  const { versione } = strumentiDi(() => registry);
  let anno = 2030;
  return {
    examples: {
      designaCapofila: {
        variables: async () => ({
          input: {
            versione: await versione('ambito', A04),
            codiceIstat: '064071',
            dal: `${(anno += 1)}-01-01`,
            atto: 'del. 1',
          },
        }),
      },
    },
  };
}
