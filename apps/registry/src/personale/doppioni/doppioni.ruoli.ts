// SPDX-License-Identifier: AGPL-3.0-or-later
import type { RoleExamples } from '@ambito/subgraph/testing';
import { strumentiDi } from '../../permessi/verita.testing.ts';
import type { Registry } from '../../testing.ts';
import { statiPersonale } from '../stati.testing.ts';

export function ruoli(registry: Registry): RoleExamples {
  const { operatore, su } = statiPersonale(strumentiDi(() => registry));
  return {
    examples: {
      annullaOperatore: {
        async variables() {
          const doppio = await su(await operatore());
          const altra = { sostituitoDaId: await operatore(), confermaStessaPersona: true };
          return { input: { ...doppio, ...altra, motivo: 'Registrata due volte' } };
        },
      },
    },
  };
}
