// SPDX-License-Identifier: AGPL-3.0-or-later
import type { RoleExamples } from '@ambito/subgraph/testing';
import { strumentiDi } from '../../permessi/verita.testing.ts';
import type { Registry } from '../../testing.ts';
import { COMUNE, statiSedi } from '../sedi.testing.ts';

export function ruoli(registry: Registry): RoleExamples {
  const { sede, senzaSede } = statiSedi(strumentiDi(() => registry));
  const nota = { id: '' };
  return {
    async prepare() {
      nota.id = await sede();
    },
    chiavi: { Sede: () => nota },
    argomenti: {
      'Sede.apertaAlle': 'istante: "2026-11-24T09:00:00Z"',
      'Sede.aperture': 'dal: "2026-11-24", al: "2026-11-30"',
      'Sede.settimane': 'dal: "2026-11-24", al: "2026-11-30"',
    },
    examples: {
      sede: { variables: () => ({ ...nota, dal: '2026-11-24', al: '2026-11-30' }) },
      individuaSede: {
        async variables() {
          await senzaSede(COMUNE);
          const dati = { denominazione: 'Sede', indirizzo: 'Via Roma 1', attivaDal: '2020-01-01' };
          return { input: { codiceIstat: COMUNE, ...dati } };
        },
      },
      modificaSede: {
        variables: async () => ({ input: { sedeId: await sede(), versione: 1, comeArrivare: 'Secondo piano' } }),
      },
    },
  };
}
