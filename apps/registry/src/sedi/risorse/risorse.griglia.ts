// SPDX-License-Identifier: AGPL-3.0-or-later
import { sedeNota } from '../sede/sedi.griglia.ts';
import type { ParteGriglia } from '../../testing.ts';

export const risorseGriglia: ParteGriglia = {
  esempi: {
    // On a day before the sede.
    'Mutation.assegnaRisorsa': () => ({
      query: 'mutation ($input: AssegnaRisorsaInput!) { assegnaRisorsa(input: $input) { id } }',
      variables: {
        input: { sedeId: sedeNota.id, categoria: 'ALTRO', descrizione: 'Risorsa', quantita: 1, dal: '1990-01-01' },
      },
    }),
    'Mutation.ritiraRisorsa': () => ({
      query: 'mutation ($input: RitiraRisorsaInput!) { ritiraRisorsa(input: $input) { id } }',
      variables: { input: { risorsaId: sedeNota.id, versione: 1, al: '2026-01-01' } },
    }),
  },
};
