// SPDX-License-Identifier: AGPL-3.0-or-later
import type { RoleExamples } from '@ambito/subgraph/testing';
import { fraUnMese, statiOfferta } from '../../offerta.testing.ts';
import { operazioniDi } from '../../operazioni.testing.ts';
import { A04, type Registry } from '../../testing.ts';

const ESPORTATA = { percorso: `/ambiti/${A04}/hsds.json` };

export function ruoli(registry: Registry): RoleExamples {
  const { pubblicata } = statiOfferta(operazioniDi(() => registry));
  return {
    async prepare() {
      await pubblicata(fraUnMese());
    },
    examples: {
      // An export holds the Ambito's own entries: another Ambito cannot import it.
      importaOffertaHsds: {
        async variables() {
          const documento = await (await registry.risorsa(null, ESPORTATA)).text();
          return { input: { documento, prova: true } };
        },
      },
    },
    risorse: { 'GET /ambiti/:id/hsds.json': () => ESPORTATA },
  };
}
