// SPDX-License-Identifier: AGPL-3.0-or-later
import { operatoreNoto } from '../operatori/operatori.griglia.ts';
import { sedeNota } from '../../sedi/sede/sedi.griglia.ts';
import { A04, type ParteGriglia } from '../../testing.ts';

const comando = (nome: string, extra: object) => () => ({
  query: `mutation ($input: ${nome[0]?.toUpperCase()}${nome.slice(1)}Input!) { ${nome}(input: $input) { id } }`,
  variables: { input: { operatoreId: operatoreNoto.id, versione: 999, ...extra } },
});

export const incarichiGriglia: ParteGriglia = {
  esempi: {
    // It would end before it begins.
    'Mutation.conferisciIncarico': () => ({
      query: 'mutation ($input: ConferisciIncaricoInput!) { conferisciIncarico(input: $input) { id } }',
      variables: {
        input: {
          operatoreId: operatoreNoto.id,
          sedeId: sedeNota.id,
          dal: '2026-01-02',
          al: '2026-01-01',
          fte: 1,
          titolo: 'DIPENDENTE',
          tempoIndeterminato: true,
          atto: 'atto',
        },
      },
    }),
    'Mutation.modificaIncarico': comando('modificaIncarico', {
      incaricoId: A04,
      dal: '2026-01-01',
      fte: 1,
      atto: 'atto',
    }),
    'Mutation.richiediFineIncarico': comando('richiediFineIncarico', {
      incaricoId: A04,
      al: '2026-01-01',
      motivo: 'ALTRO',
    }),
    'Mutation.ritiraFineIncarico': comando('ritiraFineIncarico', { incaricoId: A04 }),
    'Mutation.interrompiServizio': comando('interrompiServizio', { al: '2026-01-01', motivo: 'DECESSO' }),
  },
};
