// SPDX-License-Identifier: AGPL-3.0-or-later
import { pianoNoto } from '../piano-di-zona/piano-di-zona.griglia.ts';
import type { ParteGriglia } from '../../testing.ts';

const STABILISCI =
  'mutation ($input: StabilisciObiettiviInput!) { stabilisciObiettivi(input: $input) { obiettivi { id } } }';
const input = (versione: number) => ({
  pianoId: pianoNoto.id,
  versione,
  obiettivi: [{ descrizione: 'Più ore di apertura', entro: '2026-12-31' }],
});

/** An objective of the known plan, there once `prepara` has run. */
const obiettivoNoto = { id: '' };

export const obiettiviGriglia: ParteGriglia = {
  async prepara({ call }) {
    const { data } = await call<{ stabilisciObiettivi: { obiettivi: (typeof obiettivoNoto)[] } }>(
      'COORDINATORE',
      STABILISCI,
      { input: input(1) },
    );
    Object.assign(obiettivoNoto, data?.stabilisciObiettivi.obiettivi[0]);
  },
  chiavi: { ObiettivoDiPiano: () => ({ id: obiettivoNoto.id }) },
  esempi: {
    'Mutation.stabilisciObiettivi': () => ({ query: STABILISCI, variables: { input: input(999) } }),
    // In the future, when nobody knows yet.
    'Mutation.rilevaAndamento': () => ({
      query: 'mutation ($input: RilevaAndamentoInput!) { rilevaAndamento(input: $input) { id } }',
      variables: {
        input: { obiettivoId: obiettivoNoto.id, al: '2999-01-01', stato: 'IN_CORSO', relazione: 'relazione' },
      },
    }),
  },
};
