// SPDX-License-Identifier: AGPL-3.0-or-later
import { A04, type ParteGriglia } from '../../testing.ts';

const REGISTRA = 'mutation ($input: RegistraAccordoInput!) { registraAccordo(input: $input) { id } }';
const accordo = (al: string) => ({
  input: {
    tipo: 'PROTOCOLLO_DI_INTESA',
    oggetto: 'Rete antiviolenza',
    finalita: 'Presa in carico congiunta',
    parti: ['Prefettura'],
    sottoscrittoIl: '2025-01-01',
    dal: '2025-01-01',
    al,
  },
});

const noto = { id: '' };

export const accordiGriglia: ParteGriglia = {
  async prepara({ call }) {
    const { data } = await call<{ registraAccordo: typeof noto }>('COORDINATORE', REGISTRA, accordo('2027-12-31'));
    Object.assign(noto, data?.registraAccordo);
  },
  chiavi: { Accordo: () => ({ id: noto.id }) },
  esempi: {
    'Query.accordo': () => ({
      query: 'query ($id: UUID!) { accordo(id: $id) { oggetto } }',
      variables: { id: noto.id },
    }),
    'Query.accordi': () => ({ query: `{ accordi(ambitoId: "${A04}") { edges { node { oggetto } } } }` }),
    'Mutation.registraAccordo': () => ({ query: REGISTRA, variables: accordo('2024-12-31') }),
    'Mutation.stabilisciTermineAccordo': () => ({
      query: 'mutation ($input: StabilisciTermineAccordoInput!) { stabilisciTermineAccordo(input: $input) { id } }',
      variables: { input: { accordoId: noto.id, versione: 999, al: '2028-01-01', atto: 'atto', nonSiRinnova: false } },
    }),
  },
};
