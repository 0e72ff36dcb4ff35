// SPDX-License-Identifier: AGPL-3.0-or-later
import type { ParteGriglia } from '../../testing.ts';

export const comuniGriglia: ParteGriglia = {
  chiavi: { Comune: () => ({ codiceIstat: '064008' }) },
  esempi: {
    'Query.comune': () => ({ query: '{ comune(codiceIstat: "064008") { nome } }' }),
    'Query.comuni': () => ({ query: '{ comuni { edges { node { nome } } } }' }),
    'Mutation.importaComuni': () => ({ query: 'mutation { importaComuni(comuni: []) }' }),
  },
};
