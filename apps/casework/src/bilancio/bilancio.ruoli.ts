// SPDX-License-Identifier: AGPL-3.0-or-later
import type { RoleExamples } from '@ambito/subgraph/testing';
import { ASSISTENTE } from '../testing.ts';

export function ruoli(): RoleExamples {
  // Any id will do: casework does not check that the line exists.
  return { chiavi: { LineaDiBilancio: () => ({ id: ASSISTENTE }) } };
}
