// SPDX-License-Identifier: AGPL-3.0-or-later
import type { RoleExamples } from '@ambito/subgraph/testing';

/** Petruro Irpino, the Comune of the role COMUNE. */
const CODICE = { codiceIstat: '064071' };

export function ruoli(): RoleExamples {
  return {
    examples: {
      festivitaNazionali: { variables: () => ({ ...CODICE, anno: 2026 }) },
      impostaPatrono: {
        variables: () => ({ input: { ...CODICE, ricorrenza: '01-20', nome: 'San Sebastiano', fonte: 'Statuto' } }),
      },
    },
  };
}
