// SPDX-License-Identifier: AGPL-3.0-or-later
import { A04, type ParteGriglia } from '../../testing.ts';

export const ambitiGriglia: ParteGriglia = {
  chiavi: { Ambito: () => ({ id: A04 }) },
  esempi: {
    'Query.ambito': () => ({ query: '{ ambito(codice: "A04") { id } }' }),
    'Mutation.istituisciAmbito': () => ({
      query: 'mutation ($input: IstituisciAmbitoInput!) { istituisciAmbito(input: $input) { id } }',
      variables: {
        input: { id: A04, codice: 'A04', nome: 'Altro', capofila: '999999', comuni: ['064008'], dal: '2020-01-01' },
      },
    }),
  },
};
