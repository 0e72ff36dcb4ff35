// SPDX-License-Identifier: AGPL-3.0-or-later
import type { RoleExamples } from '@ambito/subgraph/testing';
import { operazioniDi } from '../../operazioni.testing.ts';
import { A04, type Registry } from '../../testing.ts';
import { attiDiGoverno, datiAccordo } from '../atti.testing.ts';

export function ruoli(registry: Registry): RoleExamples {
  const { accordo, accordoDaAnnullare, daTerminare } = attiDiGoverno({
    command: operazioniDi(() => registry).command,
    sql: registry.admin,
  });
  const noto = { id: '' };
  return {
    async prepare() {
      noto.id = await accordo();
    },
    chiavi: { Accordo: () => noto },
    examples: {
      accordo: { variables: () => noto },
      accordi: { variables: () => ({ ambitoId: A04 }) },
      registraAccordo: { variables: () => ({ input: datiAccordo }) },
      annullaAccordo: { variables: async () => ({ input: accordoDaAnnullare(await accordo()) }) },
      rettificaAccordo: {
        variables: async () => ({ input: { ...accordoDaAnnullare(await accordo()), oggetto: 'Altro' } }),
      },
      stabilisciTermineAccordo: { variables: async () => ({ input: daTerminare(await accordo()) }) },
    },
  };
}
