// SPDX-License-Identifier: AGPL-3.0-or-later
import type { RoleExamples } from '@ambito/subgraph/testing';

const CODICE = { codiceIstat: '064008' };
const NUOVO = { nome: 'Amalfi', codiceCatastale: 'A251', siglaProvincia: 'SA', regione: '15' };

export function ruoli(): RoleExamples {
  let residenti = 5_000;
  return {
    chiavi: { Comune: () => CODICE },
    examples: {
      comune: { variables: () => CODICE },
      comuni: { variables: () => ({ first: 10 }) },
      importaComuni: {
        variables: () => ({
          comuni: [
            {
              ...NUOVO,
              codiceIstat: '065900',
              popolazione: [{ anno: 2021, residenti: (residenti += 1), fonte: 'ISTAT' }],
            },
          ],
        }),
      },
    },
  };
}
