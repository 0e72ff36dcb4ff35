// SPDX-License-Identifier: AGPL-3.0-or-later
import { sedeNota } from '../sede/sedi.griglia.ts';
import type { ParteGriglia } from '../../testing.ts';

export const orariGriglia: ParteGriglia = {
  risorse: {
    'GET /sedi/:id/calendario.ics': () => ({ percorso: `/sedi/${sedeNota.id}/calendario.ics` }),
  },
  esempi: {
    'Mutation.impostaOrari': () => ({
      query: 'mutation ($input: ImpostaOrariInput!) { impostaOrari(input: $input) { id } }',
      variables: { input: { sedeId: sedeNota.id, versione: 999, validoDal: '2026-01-01', fasce: [] } },
    }),
  },
};
