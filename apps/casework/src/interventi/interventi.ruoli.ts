// SPDX-License-Identifier: AGPL-3.0-or-later
import type { RoleExamples } from '@ambito/subgraph/testing';
import type { Casework } from '../testing.ts';
import { affidamentiDi } from './interventi.testing.ts';

export function ruoli(casework: Casework): RoleExamples {
  return { prepare: () => affidamentiDi(casework).scoperto() };
}
