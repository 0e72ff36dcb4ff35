// SPDX-License-Identifier: AGPL-3.0-or-later
import type { RoleExamples } from '@ambito/subgraph/testing';
import { ASSISTENTE, SEDE } from '../testing.ts';

export function ruoli(): RoleExamples {
  return {
    chiavi: {
      Comune: () => ({ codiceIstat: '064071' }),
      Operatore: () => ({ id: ASSISTENTE }),
      Sede: () => ({ id: SEDE }),
    },
    argomenti: { 'Sede.contattiAlloSportello': 'dal: "2026-11-01", al: "2026-11-30"' },
  };
}
