// SPDX-License-Identifier: AGPL-3.0-or-later
import type { RoleExamples } from '@ambito/subgraph/testing';
import { allegatiDi } from '../../ambito/allegati/allegati.testing.ts';
import type { Registry } from '../../testing.ts';
import { caricamentiDi, startLavoratore } from './caricamenti.testing.ts';

export function ruoli(registry: Registry): RoleExamples {
  const { upload } = allegatiDi(registry);
  const { chiesto } = caricamentiDi(registry);
  /** The load is refused, so that it has a table of errors. */
  const rifiutato = { id: '' };
  const attempt = async () => ({ tipo: 'SEDI', allegatoId: (await upload()).id, prova: true });
  return {
    async prepare() {
      rifiutato.id = await chiesto(await attempt());
      const lavoratore = await startLavoratore(registry);
      await lavoratore.runAll();
      await lavoratore.stop();
    },
    chiavi: { Caricamento: () => rifiutato },
    examples: {
      caricamento: { variables: () => rifiutato },
      richiediCaricamento: { variables: async () => ({ input: await attempt() }) },
      annullaCaricamento: {
        variables: async () => ({ input: { caricamentoId: await chiesto(await attempt()), versione: 1 } }),
      },
    },
    risorse: {
      'GET /caricamenti/modelli/:file': () => ({ percorso: '/caricamenti/modelli/sedi.csv', diNessunAmbito: true }),
      'GET /caricamenti/:id/errori': () => ({ percorso: `/caricamenti/${rifiutato.id}/errori` }),
    },
  };
}
