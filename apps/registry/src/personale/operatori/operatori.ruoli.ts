// SPDX-License-Identifier: AGPL-3.0-or-later
import type { RoleExamples } from '@ambito/subgraph/testing';
import { strumentiDi } from '../../permessi/verita.testing.ts';
import type { Registry } from '../../testing.ts';
import { datiOperatore, statiPersonale } from '../stati.testing.ts';

export function ruoli(registry: Registry): RoleExamples {
  const { operatore, su } = statiPersonale(strumentiDi(() => registry));
  const noto = { id: '' };
  return {
    async prepare() {
      noto.id = await operatore();
    },
    chiavi: { Operatore: () => noto },
    examples: {
      operatore: { variables: () => noto },
      registraOperatore: { variables: () => ({ input: datiOperatore() }) },
      modificaOperatore: { variables: async () => ({ input: { ...(await su(await operatore())), nome: 'Rita' } }) },
      rettificaCodiceDeontologico: {
        variables: async () => ({
          input: { ...(await su(await operatore())), data: null, motivo: 'Di un’altra persona' },
        }),
      },
      accettaCodiceDeontologico: {
        async variables() {
          const id = await operatore({ codiceDeontologicoAccettatoIl: undefined });
          return { input: { ...(await su(id)), data: '2026-01-01' } };
        },
      },
    },
  };
}
