// SPDX-License-Identifier: AGPL-3.0-or-later
import type { RoleExamples } from '@ambito/subgraph/testing';
import { strumentiDi } from '../../permessi/verita.testing.ts';
import type { Registry } from '../../testing.ts';
import { CHIUSURA, statiSedi } from '../sedi.testing.ts';

export function ruoli(registry: Registry): RoleExamples {
  const { sede, variazione } = statiSedi(strumentiDi(() => registry));
  return {
    examples: {
      disponiVariazione: { variables: async () => ({ input: { sedeId: await sede(), versione: 1, ...CHIUSURA } }) },
      annullaVariazione: { variables: async () => ({ input: { ...(await variazione()), motivo: 'Non serve più' } }) },
    },
  };
}
