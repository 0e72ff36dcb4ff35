// SPDX-License-Identifier: AGPL-3.0-or-later
import type { RoleExamples } from '@ambito/subgraph/testing';
import { strumentiDi } from '../../permessi/verita.testing.ts';
import type { Registry } from '../../testing.ts';
import { FASCE, statiSedi } from '../sedi.testing.ts';

export function ruoli(registry: Registry): RoleExamples {
  const { sede } = statiSedi(strumentiDi(() => registry));
  const nota = { id: '' };
  return {
    async prepare() {
      nota.id = await sede();
    },
    examples: {
      impostaOrari: {
        variables: async () => ({
          input: { sedeId: await sede(), versione: 1, validoDal: '2020-01-01', fasce: FASCE },
        }),
      },
    },
    risorse: { 'GET /sedi/:id/calendario.ics': () => ({ percorso: `/sedi/${nota.id}/calendario.ics` }) },
  };
}
