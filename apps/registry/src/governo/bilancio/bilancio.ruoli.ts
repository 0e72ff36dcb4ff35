// SPDX-License-Identifier: AGPL-3.0-or-later
import type { RoleExamples } from '@ambito/subgraph/testing';
import { operazioniDi } from '../../operazioni.testing.ts';
import type { Registry } from '../../testing.ts';
import { attiDiGoverno } from '../atti.testing.ts';

export function ruoli(registry: Registry): RoleExamples {
  const { daAumentare, daRidurre, daStornare, linea, riduzione, senzaLinee } = attiDiGoverno({
    command: operazioniDi(() => registry).command,
    sql: registry.admin,
  });
  const nota = { id: '' };
  return {
    async prepare() {
      nota.id = await linea();
    },
    chiavi: { LineaDiBilancio: () => nota },
    examples: {
      lineaDiBilancio: { variables: () => nota },
      stanziaLinea: { variables: async () => ({ input: await senzaLinee() }) },
      aumentaLinea: { variables: async () => ({ input: daAumentare(await linea()) }) },
      riduciLinea: { variables: async () => ({ input: daRidurre(await linea()) }) },
      stornaFondi: { variables: async () => ({ input: await daStornare() }) },
      ritiraRiduzione: {
        async variables() {
          const lineaId = await linea();
          await riduzione(lineaId);
          return { input: { lineaId, versione: 1 } };
        },
      },
    },
  };
}
