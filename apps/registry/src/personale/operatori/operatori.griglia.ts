// SPDX-License-Identifier: AGPL-3.0-or-later
import type { ParteGriglia } from '../../testing.ts';

const REGISTRA = 'mutation ($input: RegistraOperatoreInput!) { registraOperatore(input: $input) { id } }';

/** An operator of the segretariato, there once `prepara` has run. */
export const operatoreNoto = { id: '' };

export const operatoriGriglia: ParteGriglia = {
  async prepara({ call }) {
    const { data } = await call<{ registraOperatore: typeof operatoreNoto }>('COORDINATORE', REGISTRA, {
      input: { nome: 'Anna', cognome: 'Rossi', qualifica: 'SEGRETARIATO' },
    });
    Object.assign(operatoreNoto, data?.registraOperatore);
  },
  chiavi: { Operatore: () => ({ id: operatoreNoto.id }) },
  esempi: {
    'Query.operatori': () => ({ query: '{ operatori { edges { node { id } } } }' }),
    'Mutation.registraOperatore': () => ({
      query: REGISTRA,
      variables: { input: { nome: '', cognome: '', qualifica: 'SEGRETARIATO' } },
    }),
    'Mutation.modificaOperatore': () => ({
      query: 'mutation ($input: ModificaOperatoreInput!) { modificaOperatore(input: $input) { id } }',
      variables: { input: { operatoreId: operatoreNoto.id, versione: 999, nome: 'Anna' } },
    }),
    'Mutation.accettaCodiceDeontologico': () => ({
      query: 'mutation ($input: AccettaCodiceDeontologicoInput!) { accettaCodiceDeontologico(input: $input) { id } }',
      variables: { input: { operatoreId: operatoreNoto.id, versione: 999, data: '2020-01-01' } },
    }),
  },
};
