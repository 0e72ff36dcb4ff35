// SPDX-License-Identifier: AGPL-3.0-or-later
import { pieno } from '../allegati/allegati.griglia.ts';
import type { ParteGriglia } from '../testing.ts';

/** A table whose headers are of no layout: it is read, and nothing comes of it. */
const variables = () => ({ input: { tipo: 'SEDI', allegatoId: pieno.id } });

export const caricamentiGriglia: ParteGriglia = {
  esempi: {
    'Mutation.provaCaricamento': () => ({
      query: 'mutation ($input: CaricamentoInput!) { provaCaricamento(input: $input) { righe } }',
      variables: variables(),
    }),
    'Mutation.eseguiCaricamento': () => ({
      query: 'mutation ($input: CaricamentoInput!) { eseguiCaricamento(input: $input) { righe } }',
      variables: variables(),
    }),
  },
  risorse: {
    'GET /caricamenti/modelli/:file': () => ({ percorso: '/caricamenti/modelli/sedi.csv', diNessunAmbito: true }),
    'GET /caricamenti/:id/errori': () => ({ percorso: `/caricamenti/${pieno.id}/errori?tipo=SEDI` }),
  },
};
