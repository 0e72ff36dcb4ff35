// SPDX-License-Identifier: AGPL-3.0-or-later
import type { ParteGriglia } from '../../testing.ts';

const MAI = 999;

export const vocabolariGriglia: ParteGriglia = {
  esempi: {
    'Query.vocabolario': () => ({ query: '{ vocabolario(nome: BISOGNI) { versione voci { codice } } }' }),
    'Query.soglia': () => ({ query: '{ soglia(nome: ORE_SETTIMANALI_SEDE) { inVigore { valore } } }' }),
    'Mutation.aggiungiVoci': () => ({
      query: 'mutation ($input: AggiungiVociInput!) { aggiungiVoci(input: $input) { versione } }',
      variables: {
        input: {
          vocabolario: 'CANALI',
          versione: MAI,
          fonte: 'prova',
          voci: [{ codice: 'CHAT', nome: 'Chat', dal: '2999-01-01' }],
        },
      },
    }),
    'Mutation.chiudiVoce': () => ({
      query: 'mutation ($input: ChiudiVoceInput!) { chiudiVoce(input: $input) { versione } }',
      variables: { input: { vocabolario: 'CANALI', versione: MAI, codice: 'EMAIL', al: '2999-01-01' } },
    }),
    'Mutation.fissaSoglia': () => ({
      query: 'mutation ($input: FissaSogliaInput!) { fissaSoglia(input: $input) { versione } }',
      variables: { input: { nome: 'LEPS_MINIMO', versione: MAI, valore: 1, dal: '2999-01-01', fonte: 'prova' } },
    }),
  },
};
