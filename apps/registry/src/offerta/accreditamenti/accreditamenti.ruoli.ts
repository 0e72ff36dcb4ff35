// SPDX-License-Identifier: AGPL-3.0-or-later
import type { RoleExamples } from '@ambito/subgraph/testing';
import { statiOfferta } from '../../offerta.testing.ts';
import { operazioniDi } from '../../operazioni.testing.ts';
import type { Registry } from '../../testing.ts';

const GIORNI = { dal: '2026-01-01', al: '2099-12-31' };

export function ruoli(registry: Registry): RoleExamples {
  const { accreditato, ente } = statiOfferta(operazioniDi(() => registry));
  return {
    examples: {
      accreditaEnte: {
        async variables() {
          const { id: enteId, versione } = await ente();
          return { input: { enteId, versione, prestazioni: ['A2.07'], ...GIORNI, atto: 'determina' } };
        },
      },
      revocaAccreditamento: {
        variables: async () => ({ input: { ...(await accreditato(GIORNI)), al: '2099-12-30', atto: 'revoca' } }),
      },
    },
  };
}
