// SPDX-License-Identifier: AGPL-3.0-or-later
import type { ParteGriglia } from '../../testing.ts';

const REDIGI = 'mutation ($input: RedigiPianoInput!) { redigiPiano(input: $input) { id } }';

/** A draft of a plan, there once `prepara` has run. */
export const pianoNoto = { id: '' };

export const pianoDiZonaGriglia: ParteGriglia = {
  async prepara({ call }) {
    const { data } = await call<{ redigiPiano: typeof pianoNoto }>('COORDINATORE', REDIGI, {
      input: { titolo: 'Piano', dal: '2025-01-01', al: '2027-12-31' },
    });
    Object.assign(pianoNoto, data?.redigiPiano);
  },
  chiavi: { PianoDiZona: () => ({ id: pianoNoto.id }) },
  esempi: {
    'Query.pianoDiZona': () => ({
      query: 'query ($id: UUID!) { pianoDiZona(id: $id) { titolo } }',
      variables: { id: pianoNoto.id },
    }),
    'Mutation.redigiPiano': () => ({
      query: REDIGI,
      variables: { input: { titolo: 'Piano', dal: '2025-01-01', al: '2024-12-31' } },
    }),
    'Mutation.approvaPiano': () => ({
      query: 'mutation ($input: ApprovaPianoInput!) { approvaPiano(input: $input) { id } }',
      variables: { input: { pianoId: pianoNoto.id, versione: 999, approvatoIl: '2025-01-01', atto: 'atto' } },
    }),
  },
};
