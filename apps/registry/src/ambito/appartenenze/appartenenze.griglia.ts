// SPDX-License-Identifier: AGPL-3.0-or-later
import { A04, type ParteGriglia } from '../../testing.ts';

const registra = (campo: string, tipo: string) => () => ({
  query: `mutation ($input: ${tipo}!) { ${campo}(input: $input) { id } }`,
  variables: { input: { versione: 999, codiceIstat: '064071', dal: '2030-01-01', atto: 'atto' } },
});

export const appartenenzeGriglia: ParteGriglia = {
  esempi: {
    'Mutation.registraAdesione': registra('registraAdesione', 'RegistraAdesioneInput'),
    'Mutation.registraRecesso': registra('registraRecesso', 'RegistraRecessoInput'),
    'Mutation.ridisegnaAmbiti': () => ({
      query: 'mutation ($input: RidisegnaAmbitiInput!) { ridisegnaAmbiti(input: $input) { id } }',
      variables: {
        input: {
          da: { ambitoId: A04, versione: 999 },
          a: { ambitoId: '0192a04a-0000-7000-8000-000000000a05', versione: 1 },
          comuni: ['064071'],
          dal: '2030-01-01',
          atto: 'atto',
        },
      },
    }),
  },
};
