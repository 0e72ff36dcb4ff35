// SPDX-License-Identifier: AGPL-3.0-or-later
import { sedeNota } from '../sede/sedi.griglia.ts';
import type { ParteGriglia } from '../../testing.ts';

const nota = { id: '' };
const REGISTRA = 'mutation ($input: RegistraIspezioneInput!) { registraIspezione(input: $input) { id } }';

export const ispezioniGriglia: ParteGriglia = {
  async prepara({ call }) {
    const { data } = await call<{ registraIspezione: { id: string } }>('COORDINATORE', REGISTRA, {
      input: {
        sedeId: sedeNota.id,
        eseguitaIl: '2026-01-12',
        rilievi: ['AMBIENTI_RISERVATI', 'DOTAZIONE_INFORMATICA', 'RETE_TELEFONICA'].map((standard) => ({
          standard,
          conforme: true,
        })),
      },
    });
    Object.assign(nota, data?.registraIspezione);
  },
  chiavi: { Ispezione: () => ({ id: nota.id }) },
  esempi: {
    'Query.ispezione': () => ({
      query: 'query ($id: UUID!) { ispezione(id: $id) { eseguitaIl } }',
      variables: { id: nota.id },
    }),
    'Query.ispezioni': () => ({ query: '{ ispezioni { edges { node { eseguitaIl } } } }' }),
    // Without findings.
    'Mutation.registraIspezione': () => ({
      query: REGISTRA,
      variables: { input: { sedeId: sedeNota.id, eseguitaIl: '2026-01-13', rilievi: [] } },
    }),
    // Stale versions.
    'Mutation.allegaAIspezione': () => ({
      query: 'mutation ($input: AllegaAIspezioneInput!) { allegaAIspezione(input: $input) { id } }',
      variables: { input: { ispezioneId: nota.id, versione: 999, allegatoIds: [nota.id] } },
    }),
    'Mutation.verificaAdempimento': () => ({
      query: 'mutation ($input: VerificaAdempimentoInput!) { verificaAdempimento(input: $input) { id } }',
      variables: {
        input: {
          ispezioneId: nota.id,
          versione: 999,
          standard: 'RETE_TELEFONICA',
          adempiutaIl: '2026-01-14',
          adempimento: 'prova',
        },
      },
    }),
  },
};
