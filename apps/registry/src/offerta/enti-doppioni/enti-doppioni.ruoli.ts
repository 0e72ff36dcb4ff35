// SPDX-License-Identifier: AGPL-3.0-or-later
import type { RoleExamples } from '@ambito/subgraph/testing';
import { statiOfferta } from '../../offerta.testing.ts';
import { operazioniDi } from '../../operazioni.testing.ts';
import type { Registry } from '../../testing.ts';

export function ruoli(registry: Registry): RoleExamples {
  const { ente } = statiOfferta(operazioniDi(() => registry));
  return {
    examples: {
      annullaEnte: {
        async variables() {
          const altro = { sostituitoDaId: (await ente()).id, confermaStessoEnte: true };
          return { input: { ...(await ente()), ...altro, motivo: 'Registrato due volte' } };
        },
      },
    },
  };
}
