// SPDX-License-Identifier: AGPL-3.0-or-later
import type { ParteGriglia } from '../../testing.ts';

export const rapportoNumericoGriglia: ParteGriglia = {
  esempi: {},
  argomenti: {
    'Ambito.prospettoAnnuale': '(anno: 2027)',
    'Ambito.simulaRapportoNumerico':
      '(input: { dal: "2026-01-01", al: "2026-12-31", variazioni: [{ dal: "2026-09-01" }] })',
  },
};
