// SPDX-License-Identifier: AGPL-3.0-or-later
import type { RoleExamples } from '@ambito/subgraph/testing';
import { operazioniDi } from '../../operazioni.testing.ts';
import type { Registry } from '../../testing.ts';
import { attiDiGoverno, datiContributo } from '../atti.testing.ts';

export function ruoli(registry: Registry): RoleExamples {
  const { conObiettivo, contributo, daRispondere } = attiDiGoverno({
    command: operazioniDi(() => registry).command,
    sql: registry.admin,
  });
  const noto = { id: '' };
  return {
    async prepare() {
      noto.id = await contributo();
    },
    chiavi: { ContributoAllaProgrammazione: () => noto },
    examples: {
      contributo: { variables: () => noto },
      presentaContributo: { variables: () => ({ input: datiContributo }) },
      rispondiContributo: {
        variables: async () => ({
          input: {
            ...daRispondere(await contributo()),
            ...{ esito: 'ACCOLTO', obiettivoId: (await conObiettivo()).obiettivoId },
          },
        }),
      },
    },
  };
}
