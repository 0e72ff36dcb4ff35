// SPDX-License-Identifier: AGPL-3.0-or-later
import { sedeNota } from '../sede/sedi.griglia.ts';
import type { ParteGriglia } from '../../testing.ts';

export const variazioniOrarieGriglia: ParteGriglia = {
  esempi: {
    // A stale version, both.
    'Mutation.disponiVariazione': () => ({
      query: 'mutation ($input: DisponiVariazioneInput!) { disponiVariazione(input: $input) { id } }',
      variables: {
        input: { sedeId: sedeNota.id, versione: 999, dal: '2026-08-10', al: '2026-08-14', fasce: [], motivo: 'ferie' },
      },
    }),
    'Mutation.annullaVariazione': () => ({
      query: 'mutation ($input: AnnullaVariazioneInput!) { annullaVariazione(input: $input) { id } }',
      variables: { input: { sedeId: sedeNota.id, versione: 999, variazioneId: sedeNota.id } },
    }),
  },
};
