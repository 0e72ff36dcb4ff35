// SPDX-License-Identifier: AGPL-3.0-or-later
import type { RoleExamples } from '@ambito/subgraph/testing';
import { strumentiDi } from '../../permessi/verita.testing.ts';
import type { Registry } from '../../testing.ts';
import { CONFORMI, MANCA, statiSedi } from '../sedi.testing.ts';

export function ruoli(registry: Registry): RoleExamples {
  const { sede, ispezione, allegato } = statiSedi(strumentiDi(() => registry));
  const nota = { id: '' };
  return {
    async prepare() {
      nota.id = await ispezione();
    },
    chiavi: { Ispezione: () => nota },
    examples: {
      // A new inspection each time: a COMUNE sees the inspections of its present sede.
      ispezione: { variables: async () => ({ id: await ispezione() }) },
      ispezioni: {
        async variables() {
          await ispezione();
          return {};
        },
      },
      registraIspezione: {
        variables: async () => ({ input: { sedeId: await sede(), eseguitaIl: '2026-11-01', rilievi: CONFORMI } }),
      },
      allegaAIspezione: {
        variables: async () => ({
          input: { ispezioneId: await ispezione(), versione: 1, allegatoIds: [await allegato()] },
        }),
      },
      rettificaIspezione: {
        async variables() {
          const ispezioneId = await ispezione();
          return { input: { ispezioneId, versione: 1, motivo: 'Un altro giorno', eseguitaIl: '2026-11-02' } };
        },
      },
      annullaIspezione: {
        variables: async () => ({ input: { ispezioneId: await ispezione(), versione: 1, motivo: 'Mai fatta' } }),
      },
      verificaAdempimento: {
        async variables() {
          const ispezioneId = await ispezione([...CONFORMI.slice(0, 2), MANCA]);
          const verifica = { standard: MANCA.standard, adempiutaIl: '2026-11-20', adempimento: 'Attivata' };
          return { input: { ispezioneId, versione: 1, ...verifica } };
        },
      },
    },
  };
}
