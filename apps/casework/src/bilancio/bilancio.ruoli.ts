// SPDX-License-Identifier: AGPL-3.0-or-later
import type { RoleExamples } from '@ambito/subgraph/testing';
import { ASSISTENTE } from '../testing.ts';

export function ruoli(): RoleExamples {
  // Any id does: the line itself is the registry's.
  return { chiavi: { LineaDiBilancio: () => ({ id: ASSISTENTE }) } };
}
