// SPDX-License-Identifier: AGPL-3.0-or-later
import type { RoleExamples } from '@ambito/subgraph/testing';
import { operazioniDi } from '../../operazioni.testing.ts';
import type { Registry } from '../../testing.ts';
import { attiDiGoverno, datiDirettiva } from '../atti.testing.ts';

export function ruoli(registry: Registry): RoleExamples {
  const { daRecepire, daRevocare, direttiva, futura, revocaSbagliata, revocata, sbagliata } = attiDiGoverno({
    command: operazioniDi(() => registry).command,
    sql: registry.admin,
  });
  const nota = { id: '' };
  return {
    async prepare() {
      nota.id = await direttiva();
    },
    chiavi: { Direttiva: () => nota },
    examples: {
      direttiva: { variables: () => nota },
      adottaDirettiva: { variables: () => ({ input: datiDirettiva }) },
      annullaDirettiva: { variables: async () => ({ input: sbagliata(await futura()) }) },
      recepisciDirettiva: { variables: async () => ({ input: daRecepire(await direttiva()) }) },
      rettificaRevocaDirettiva: { variables: async () => ({ input: revocaSbagliata(await revocata()) }) },
      revocaDirettiva: { variables: async () => ({ input: daRevocare(await direttiva()) }) },
    },
  };
}
