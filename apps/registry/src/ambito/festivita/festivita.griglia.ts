// SPDX-License-Identifier: AGPL-3.0-or-later
import type { ParteGriglia } from '../../testing.ts';

export const festivitaGriglia: ParteGriglia = {
  esempi: {
    'Query.festivitaNazionali': () => ({ query: '{ festivitaNazionali(anno: 2026) { nome } }' }),
    // Petruro Irpino, whose role COMUNE the grid's caller holds.
    'Mutation.impostaPatrono': () => ({
      query: 'mutation ($input: ImpostaPatronoInput!) { impostaPatrono(input: $input) { nome } }',
      variables: { input: { codiceIstat: '064071', ricorrenza: '01-20', nome: 'Patrono', fonte: 'prova' } },
    }),
  },
};
