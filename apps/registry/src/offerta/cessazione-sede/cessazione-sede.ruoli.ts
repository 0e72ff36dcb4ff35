// SPDX-License-Identifier: AGPL-3.0-or-later
import type { RoleExamples } from '@ambito/subgraph/testing';
import { strumentiDi } from '../../permessi/verita.testing.ts';
import { statiSedi } from '../../sedi/sedi.testing.ts';
import type { Registry } from '../../testing.ts';

export function ruoli(registry: Registry): RoleExamples {
  const strumenti = strumentiDi(() => registry);
  const { sede } = statiSedi(strumenti);
  return {
    examples: {
      rettificaCessazioneSede: {
        async variables() {
          const sedeId = await sede();
          await strumenti.command('cessaSede', { sedeId, versione: 1, al: '2026-06-30' });
          return { input: { sedeId, versione: 2, attivaAl: null, motivo: 'Di un’altra sede' } };
        },
      },
      cessaSede: { variables: async () => ({ input: { sedeId: await sede(), versione: 1, al: '2026-06-30' } }) },
    },
  };
}
