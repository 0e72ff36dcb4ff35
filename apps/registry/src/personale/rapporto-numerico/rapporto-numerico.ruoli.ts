// SPDX-License-Identifier: AGPL-3.0-or-later
import type { RoleExamples } from '@ambito/subgraph/testing';

export const ruoli = (): RoleExamples => ({
  argomenti: {
    'Ambito.prospettoAnnuale': 'anno: 2027',
    'Ambito.simulaRapportoNumerico':
      'input: { dal: "2026-01-01", al: "2026-12-31", variazioni: [{ dal: "2026-09-01" }] }',
  },
});
