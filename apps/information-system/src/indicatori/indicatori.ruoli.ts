// SPDX-License-Identifier: AGPL-3.0-or-later
import type { RoleExamples } from '@ambito/subgraph/testing';
import { A04, PETRURO, SEDE } from '../testing.ts';

const PERIODO = 'periodo: "2026-Q3", codici: ["ACCESSI"]';

export function ruoli(): RoleExamples {
  return {
    chiavi: {
      Ambito: () => ({ id: A04 }),
      Comune: () => ({ codiceIstat: PETRURO }),
      Sede: () => ({ id: SEDE }),
      DefinizioneIndicatore: () => ({ codice: 'ACCESSI' }),
    },
    argomenti: {
      'Ambito.indicatori': PERIODO,
      'Comune.indicatori': PERIODO,
      'Sede.indicatori': PERIODO,
      'DefinizioneIndicatore.valori': 'periodo: "2026-Q3"',
    },
    examples: {
      indicatori: {
        // A Comune sees only the figures of its own residents.
        variables: ({ ruolo }) => ({
          periodo: '2026-Q3',
          codici: ['ACCESSI'],
          dimensione: ruolo === 'COMUNE' ? 'COMUNE' : 'TOTALE',
        }),
      },
    },
  };
}
