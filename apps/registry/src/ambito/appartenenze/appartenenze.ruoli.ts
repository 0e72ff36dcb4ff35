// SPDX-License-Identifier: AGPL-3.0-or-later
import type { RoleExamples } from '@ambito/subgraph/testing';
import { strumentiDi } from '../../permessi/verita.testing.ts';
import { A04, type Registry } from '../../testing.ts';

export function ruoli(registry: Registry): RoleExamples {
  const { comuneNuovo, versione } = strumentiDi(() => registry);
  return {
    examples: {
      registraAdesione: {
        async variables() {
          const codiceIstat = await comuneNuovo();
          return { input: { versione: await versione('ambito', A04), codiceIstat, dal: '2029-01-01', atto: 'del. 1' } };
        },
      },
    },
  };
}
