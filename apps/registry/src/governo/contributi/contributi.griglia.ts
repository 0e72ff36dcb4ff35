// SPDX-License-Identifier: AGPL-3.0-or-later
import type { ParteGriglia } from '../../testing.ts';

const PRESENTA = 'mutation ($input: PresentaContributoInput!) { presentaContributo(input: $input) { id } }';

const noto = { id: '' };

export const contributiGriglia: ParteGriglia = {
  async prepara({ call }) {
    const { data } = await call<{ presentaContributo: typeof noto }>('SEGRETARIATO', PRESENTA, {
      input: { tipo: 'BISOGNO', titolo: 'Trasporti', testo: 'Mancano trasporti' },
    });
    Object.assign(noto, data?.presentaContributo);
  },
  chiavi: { ContributoAllaProgrammazione: () => ({ id: noto.id }) },
  esempi: {
    'Query.contributo': () => ({
      query: 'query ($id: UUID!) { contributo(id: $id) { titolo } }',
      variables: { id: noto.id },
    }),
    'Query.contributi': () => ({ query: '{ contributi { edges { node { id } } } }' }),
    'Mutation.presentaContributo': () => ({
      query: PRESENTA,
      variables: { input: { tipo: 'BISOGNO', titolo: '', testo: '' } },
    }),
    'Mutation.rispondiContributo': () => ({
      query: 'mutation ($input: RispondiContributoInput!) { rispondiContributo(input: $input) { id } }',
      variables: { input: { contributoId: noto.id, versione: 999, esito: 'ACCOLTO', risposta: 'risposta' } },
    }),
  },
};
