// SPDX-License-Identifier: AGPL-3.0-or-later
import { randomUUID } from 'node:crypto';
import type { RoleExamples } from '@ambito/subgraph/testing';
import { strumentiDi } from '../../permessi/verita.testing.ts';
import { A04, type Registry } from '../../testing.ts';

export function ruoli(registry: Registry): RoleExamples {
  const { comuneNuovo } = strumentiDi(() => registry);
  let istituiti = 0;
  return {
    chiavi: { Ambito: () => ({ id: A04 }) },
    examples: {
      ambito: { variables: () => ({ codice: 'A04' }) },
      ambiti: { variables: () => ({ regione: '15' }) },
      istituisciAmbito: {
        async variables() {
          const capofila = await comuneNuovo();
          const codice = `N${(istituiti += 1)}`;
          const input = { id: randomUUID(), codice, nome: codice.repeat(2), capofila, comuni: [capofila] };
          return { input: { ...input, dal: '2020-01-01' } };
        },
      },
    },
  };
}
