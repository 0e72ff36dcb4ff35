// SPDX-License-Identifier: AGPL-3.0-or-later
import type { RoleExamples } from '@ambito/subgraph/testing';
import { operazioniDi } from '../../operazioni.testing.ts';
import type { Registry } from '../../testing.ts';
import { attiDiGoverno, datiContributo } from '../atti.testing.ts';

export function ruoli(registry: Registry): RoleExamples {
  const { conObiettivo, conRisposta, contributo, daAnnullare, daRispondere } = attiDiGoverno({
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
      annullaRispostaContributo: { variables: async () => ({ input: daAnnullare(await conRisposta()) }) },
      rettificaRispostaContributo: {
        variables: async () => ({ input: { ...daAnnullare(await conRisposta()), risposta: 'Nel 2027' } }),
      },
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
