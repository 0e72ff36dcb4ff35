// SPDX-License-Identifier: AGPL-3.0-or-later
import type { RoleExamples } from '@ambito/subgraph/testing';
import { strumentiDi } from '../../permessi/verita.testing.ts';
import type { Registry } from '../../testing.ts';
import { statiConvenzioni } from './convenzioni.testing.ts';

export function ruoli(registry: Registry): RoleExamples {
  const { convenzione, daCessare, cessata } = statiConvenzioni(strumentiDi(() => registry));
  return {
    examples: {
      registraConvenzione: { variables: async () => ({ input: await convenzione() }) },
      cessaConvenzione: { variables: async () => ({ input: await daCessare() }) },
      annullaCessazioneConvenzione: { variables: async () => ({ input: await cessata() }) },
      rettificaCessazioneConvenzione: { variables: async () => ({ input: { ...(await cessata()), atto: 'del. 2' } }) },
    },
  };
}
