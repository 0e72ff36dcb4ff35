// SPDX-License-Identifier: AGPL-3.0-or-later
import type { RoleExamples } from '@ambito/subgraph/testing';
import { strumentiDi } from '../../permessi/verita.testing.ts';
import { statiPersonale } from '../../personale/stati.testing.ts';
import type { Registry } from '../../testing.ts';

export function ruoli(registry: Registry): RoleExamples {
  const strumenti = strumentiDi(() => registry);
  const { conSoloTitolo } = statiPersonale(strumenti);
  const annullato = { id: '' };
  return {
    async prepare() {
      const titolo = await conSoloTitolo();
      await strumenti.command('annullaTitolo', { ...titolo, motivo: 'Di un’altra persona' });
      annullato.id = titolo.titoloId;
    },
    chiavi: { Annullamento: () => annullato },
    examples: {
      annullamento: { variables: () => annullato },
      annullamenti: { variables: () => ({ tipo: 'TITOLO_DI_SERVIZIO' }) },
    },
  };
}
