// SPDX-License-Identifier: AGPL-3.0-or-later
import type { ParteGriglia } from '../../testing.ts';

const ADOTTA = 'mutation ($input: AdottaDirettivaInput!) { adottaDirettiva(input: $input) { id } }';
const direttiva = (efficaceDal: string) => ({
  input: {
    oggetto: 'Orari',
    testo: 'Testo della direttiva',
    destinatario: 'TUTTI',
    adottataIl: '2025-01-10',
    atto: 'atto',
    efficaceDal,
  },
});

const nota = { id: '' };

export const direttiveGriglia: ParteGriglia = {
  async prepara({ call }) {
    const { data } = await call<{ adottaDirettiva: typeof nota }>(
      'COORDINAMENTO_ISTITUZIONALE',
      ADOTTA,
      direttiva('2025-01-10'),
    );
    Object.assign(nota, data?.adottaDirettiva);
  },
  chiavi: { Direttiva: () => ({ id: nota.id }) },
  esempi: {
    'Query.direttive': () => ({ query: '{ direttive { edges { node { id } } } }' }),
    'Query.direttiva': () => ({
      query: 'query ($id: UUID!) { direttiva(id: $id) { oggetto } }',
      variables: { id: nota.id },
    }),
    // In effect before it was adopted: refused.
    'Mutation.adottaDirettiva': () => ({ query: ADOTTA, variables: direttiva('2025-01-09') }),
    'Mutation.recepisciDirettiva': () => ({
      query: 'mutation ($input: RecepisciDirettivaInput!) { recepisciDirettiva(input: $input) { id } }',
      variables: { input: { direttivaId: nota.id, versione: 999 } },
    }),
    'Mutation.revocaDirettiva': () => ({
      query: 'mutation ($input: RevocaDirettivaInput!) { revocaDirettiva(input: $input) { id } }',
      variables: { input: { direttivaId: nota.id, versione: 999, al: '2030-01-01' } },
    }),
  },
};
