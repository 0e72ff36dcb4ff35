// SPDX-License-Identifier: AGPL-3.0-or-later
import { A04, type ParteGriglia } from '../../testing.ts';

export const hsdsGriglia: ParteGriglia = {
  esempi: {
    'Mutation.importaOffertaHsds': () => ({
      query: 'mutation ($input: ImportaHsdsInput!) { importaOffertaHsds(input: $input) { nuove } }',
      variables: { input: { documento: '[{}]', prova: true } },
    }),
  },
  risorse: { 'GET /ambiti/:id/hsds.json': () => ({ percorso: `/ambiti/${A04}/hsds.json`, diNessunAmbito: true }) },
};
