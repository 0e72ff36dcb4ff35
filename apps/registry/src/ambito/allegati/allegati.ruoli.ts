// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Chi, RoleExamples } from '@ambito/subgraph/testing';
import type { Registry } from '../../testing.ts';
import { allegatiDi, CSV, percorsoDi } from './allegati.testing.ts';

export function ruoli(registry: Registry): RoleExamples {
  const { prepare, upload } = allegatiDi(registry);
  /** One without content and one with it, of the coordinator; another with it, of the Comune. */
  const vuoto = { id: '' };
  const pieno = { id: '', scaricamento: { url: '' } };
  const delComune = { id: '' };
  return {
    async prepare() {
      Object.assign(vuoto, await prepare());
      Object.assign(pieno, await upload());
      Object.assign(delComune, await upload('COMUNE'));
    },
    chiavi: { Allegato: () => ({ id: pieno.id }) },
    examples: {
      allegato: { variables: ({ ruolo }: Chi) => ({ id: ruolo === 'COMUNE' ? delComune.id : pieno.id }) },
      preparaAllegato: {
        variables: () => ({ input: { nome: 'verbale.pdf', tipo: 'PDF', dimensione: 1_000 } }),
      },
    },
    risorse: {
      // The address was given to the coordinator, so the other roles find nothing there.
      'GET /allegati/:id/contenuto': () => ({ percorso: percorsoDi(pieno.scaricamento.url) }),
      'PUT /allegati/:id/contenuto': () => ({ percorso: `/allegati/${vuoto.id}/contenuto?scade=1&firma=x`, body: CSV }),
    },
  };
}
