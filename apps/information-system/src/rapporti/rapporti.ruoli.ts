// SPDX-License-Identifier: AGPL-3.0-or-later
import type { RoleExamples } from '@ambito/subgraph/testing';
import type { InformationSystem } from '../testing.ts';
import { rapportiDi } from './rapporti.testing.ts';

export function ruoli(sistema: InformationSystem): RoleExamples {
  const { approvato, decidi, generato } = rapportiDi(sistema);
  /** The report is transmitted, so that the Regione sees it too. */
  const noto = { id: '' };
  return {
    async prepare() {
      noto.id = await approvato();
      await decidi('trasmettiRapporto', noto.id, 3);
    },
    chiavi: { Rapporto: () => noto },
    examples: {
      rapporto: { variables: () => noto },
      richiediRapporto: {
        variables: () => ({ input: { tipo: 'MONITORAGGIO', periodo: '2026-Q3' } }),
      },
      approvaRapporto: { variables: async () => ({ input: { rapportoId: await generato(), versione: 2 } }) },
      trasmettiRapporto: { variables: async () => ({ input: { rapportoId: await approvato(), versione: 3 } }) },
    },
  };
}
