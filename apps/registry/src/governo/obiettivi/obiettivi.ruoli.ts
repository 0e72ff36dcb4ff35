// SPDX-License-Identifier: AGPL-3.0-or-later
import type { RoleExamples } from '@ambito/subgraph/testing';
import { operazioniDi } from '../../operazioni.testing.ts';
import type { Registry } from '../../testing.ts';
import { attiDiGoverno } from '../atti.testing.ts';

export function ruoli(registry: Registry): RoleExamples {
  const { andamentoSbagliato, conObiettivo, daRilevare, senzaObiettivi } = attiDiGoverno({
    command: operazioniDi(() => registry).command,
    sql: registry.admin,
  });
  const noto = { id: '' };
  return {
    async prepare() {
      noto.id = (await conObiettivo()).obiettivoId;
    },
    chiavi: { ObiettivoDiPiano: () => noto },
    examples: {
      stabilisciObiettivi: { variables: async () => ({ input: await senzaObiettivi() }) },
      annullaAndamento: { variables: async () => ({ input: (await andamentoSbagliato()).input }) },
      rettificaAndamento: {
        variables: async () => ({ input: { ...(await andamentoSbagliato()).input, stato: 'IN_CORSO' } }),
      },
      rilevaAndamento: { variables: async () => ({ input: await daRilevare() }) },
    },
  };
}
