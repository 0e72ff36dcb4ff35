// SPDX-License-Identifier: AGPL-3.0-or-later
import type { RoleExamples } from '@ambito/subgraph/testing';
import { ASSISTENTE } from '../testing.ts';

export function ruoli(): RoleExamples {
  return { chiavi: { Comune: () => ({ codiceIstat: '064071' }), Operatore: () => ({ id: ASSISTENTE }) } };
}
