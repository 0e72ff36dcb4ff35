// SPDX-License-Identifier: AGPL-3.0-or-later
import type { RoleExamples } from '@ambito/subgraph/testing';
import { operazioniDi } from '../../operazioni.testing.ts';
import type { Registry } from '../../testing.ts';
import { datiAdozione, datiAllineamento, datiProposta, statiRegolamento } from './regolamento.testing.ts';

export function ruoli(registry: Registry): RoleExamples {
  const { aperta, senza, vigente, votano } = statiRegolamento({
    command: operazioniDi(() => registry).command,
    sql: registry.admin,
  });
  const nota = { id: '' };
  const versione = { id: '' };
  const daDecidere = async () => ({ input: { propostaId: await aperta(), versione: 1 } });
  return {
    async prepare() {
      versione.id = await vigente();
      nota.id = await aperta();
    },
    chiavi: { VersioneRegolamento: () => versione, PropostaDiModifica: () => nota },
    argomenti: { 'Ambito.confrontoRegolamento': 'prima: 1, dopo: 1' },
    examples: {
      propostaDiModifica: { variables: () => nota },
      adottaRegolamento: {
        async variables() {
          await senza();
          return { input: datiAdozione };
        },
      },
      allineaRegolamento: {
        async variables() {
          await vigente();
          return { input: datiAllineamento };
        },
      },
      apriPropostaDiModifica: {
        async variables() {
          await vigente();
          return { input: datiProposta };
        },
      },
      votaPropostaDiModifica: {
        variables: async () => ({ input: { propostaId: await aperta(), favorevole: true, atto: 'delibera 1/2026' } }),
      },
      ritiraPropostaDiModifica: { variables: daDecidere },
      concludiVotazione: {
        async variables() {
          const variables = await daDecidere();
          await votano(variables.input.propostaId);
          return variables;
        },
      },
    },
  };
}
