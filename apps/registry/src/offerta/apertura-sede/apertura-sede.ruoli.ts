// SPDX-License-Identifier: AGPL-3.0-or-later
import type { RoleExamples } from '@ambito/subgraph/testing';
import { strumentiDi } from '../../permessi/verita.testing.ts';
import { statiSedi } from '../../sedi/sedi.testing.ts';
import type { Registry } from '../../testing.ts';

export function ruoli(registry: Registry): RoleExamples {
  const { futura, sede } = statiSedi(strumentiDi(() => registry));
  const giusto = { versione: 1, attivaDal: '2021-01-01', motivo: 'Anno sbagliato' };
  return {
    examples: {
      annullaSede: {
        variables: async () => ({ input: { sedeId: await futura(), versione: 1, motivo: 'Di un altro Comune' } }),
      },
      rettificaAperturaSede: { variables: async () => ({ input: { sedeId: await sede(), ...giusto } }) },
    },
  };
}
