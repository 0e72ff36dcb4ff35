// SPDX-License-Identifier: AGPL-3.0-or-later
import type { RoleExamples } from '@ambito/subgraph/testing';
import { datiAccreditamento, statiOfferta } from '../../offerta.testing.ts';
import { operazioniDi } from '../../operazioni.testing.ts';
import type { Registry } from '../../testing.ts';

const GIORNI = { dal: '2026-01-01', al: '2099-12-31' };

export function ruoli(registry: Registry): RoleExamples {
  const { accreditato, ente } = statiOfferta(operazioniDi(() => registry));
  return {
    examples: {
      accreditaEnte: {
        variables: async () => ({ input: datiAccreditamento(await ente(), GIORNI) }),
      },
      rettificaAccreditamento: {
        variables: async () => ({
          input: { ...(await accreditato(GIORNI)), motivo: 'Atto sbagliato', atto: 'det. 9/2026' },
        }),
      },
      annullaAccreditamento: {
        variables: async () => ({ input: { ...(await accreditato(GIORNI)), motivo: 'Di un altro ente' } }),
      },
      revocaAccreditamento: {
        variables: async () => ({ input: { ...(await accreditato(GIORNI)), al: '2099-12-30', atto: 'revoca' } }),
      },
    },
  };
}
