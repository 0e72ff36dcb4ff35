// SPDX-License-Identifier: AGPL-3.0-or-later
import type { ParteGriglia } from '../testing.ts';

export const convenzioniGriglia: ParteGriglia = {
  esempi: {
    'Mutation.registraConvenzione': () => ({
      query: 'mutation ($input: RegistraConvenzioneInput!) { registraConvenzione(input: $input) { id } }',
      variables: {
        input: {
          versione: 999,
          oggetto: 'oggetto',
          sottoscrittaIl: '2030-01-01',
          dal: '2030-01-01',
          al: '2030-12-31',
          comuni: ['064008'],
        },
      },
    }),
  },
};
