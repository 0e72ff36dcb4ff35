// SPDX-License-Identifier: AGPL-3.0-or-later
import type { ParteGriglia } from '../../testing.ts';

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
    'Mutation.cessaConvenzione': () => ({
      query: 'mutation ($input: CessaConvenzioneInput!) { cessaConvenzione(input: $input) { id } }',
      variables: {
        input: { versione: 999, convenzioneId: '0192a04a-0000-7000-8000-00000000ffff', al: '2030-12-31', atto: 'atto' },
      },
    }),
  },
};
