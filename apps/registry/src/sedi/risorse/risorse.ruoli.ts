// SPDX-License-Identifier: AGPL-3.0-or-later
import type { RoleExamples } from '@ambito/subgraph/testing';
import { strumentiDi } from '../../permessi/verita.testing.ts';
import type { Registry } from '../../testing.ts';
import { RISORSA, statiSedi } from '../sedi.testing.ts';

export function ruoli(registry: Registry): RoleExamples {
  const { sede, risorsa } = statiSedi(strumentiDi(() => registry));
  return {
    examples: {
      assegnaRisorsa: { variables: async () => ({ input: { sedeId: await sede(), ...RISORSA } }) },
      annullaRisorsa: {
        async variables() {
          const { risorsaId } = await risorsa('[2026-01-01,)');
          return { input: { risorsaId, versione: 1, motivo: 'Di un’altra sede' } };
        },
      },
      rettificaRisorsa: {
        async variables() {
          const { risorsaId } = await risorsa('[2026-01-01,)');
          return { input: { risorsaId, versione: 1, motivo: 'Erano due', quantita: 2 } };
        },
      },
      ritiraRisorsa: {
        async variables() {
          const { risorsaId } = await risorsa('[2026-01-01,)');
          return { input: { risorsaId, versione: 1, al: '2026-06-30' } };
        },
      },
    },
  };
}
