// SPDX-License-Identifier: AGPL-3.0-or-later
import type { RoleExamples } from '@ambito/subgraph/testing';
import { strumentiDi } from '../../permessi/verita.testing.ts';
import type { Registry } from '../../testing.ts';
import { FASCE, statiSedi } from '../sedi.testing.ts';

export function ruoli(registry: Registry): RoleExamples {
  const { conOrari, sede } = statiSedi(strumentiDi(() => registry));
  const nota = { id: '' };
  return {
    async prepare() {
      nota.id = await sede();
    },
    examples: {
      rettificaOrari: {
        async variables() {
          const sedeId = await conOrari('2020-01-01');
          const fasce = [1, 3].map((giorno) => ({ giorno, dalle: '09:00', alle: '11:00' }));
          return { input: { sedeId, versione: 2, validoDal: '2020-01-01', fasce, motivo: 'Era mercoledì' } };
        },
      },
      annullaOrari: {
        async variables() {
          return {
            input: {
              sedeId: await conOrari('2027-02-01'),
              versione: 2,
              validoDal: '2027-02-01',
              motivo: 'Di un’altra sede',
            },
          };
        },
      },
      impostaOrari: {
        variables: async () => ({
          input: { sedeId: await sede(), versione: 1, validoDal: '2020-01-01', fasce: FASCE },
        }),
      },
    },
    risorse: { 'GET /sedi/:id/calendario.ics': () => ({ percorso: `/sedi/${nota.id}/calendario.ics` }) },
  };
}
