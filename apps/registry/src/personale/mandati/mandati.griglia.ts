// SPDX-License-Identifier: AGPL-3.0-or-later
import { operatoreNoto } from '../operatori/operatori.griglia.ts';
import type { ParteGriglia } from '../../testing.ts';

const REGISTRA = 'mutation ($input: RegistraAttoDiMandatoInput!) { registraAttoDiMandato(input: $input) { id } }';
const attoNoto = { id: '' };

export const mandatiGriglia: ParteGriglia = {
  async prepara({ call }) {
    const { data } = await call<{ registraOperatore: { id: string } }>(
      'COORDINATORE',
      'mutation ($input: RegistraOperatoreInput!) { registraOperatore(input: $input) { id } }',
      {
        input: { nome: 'Bice', cognome: 'Verdi', qualifica: 'ASSISTENTE_SOCIALE', alboNumero: 'm1', alboSezione: 'A' },
      },
    );
    const atto = await call<{ registraAttoDiMandato: { id: string } }>('COORDINATORE', REGISTRA, {
      input: {
        codiceIstat: '064071',
        numero: '1',
        data: '2020-01-01',
        organo: 'Giunta comunale',
        dal: '2020-01-01',
        operatori: [data?.registraOperatore.id],
      },
    });
    attoNoto.id = atto.data?.registraAttoDiMandato.id ?? '';
  },
  chiavi: { AttoDiMandato: () => ({ id: attoNoto.id }) },
  esempi: {
    'Query.attiDiMandato': () => ({ query: '{ attiDiMandato { edges { node { id } } } }' }),
    // Of somebody who is no assistente sociale.
    'Mutation.registraAttoDiMandato': () => ({
      query: REGISTRA,
      variables: {
        input: {
          codiceIstat: '064071',
          numero: '2',
          data: '2020-01-01',
          organo: 'Giunta comunale',
          dal: '2020-01-01',
          operatori: [operatoreNoto.id],
        },
      },
    }),
    'Mutation.revocaAttoDiMandato': () => ({
      query: 'mutation ($input: RevocaAttoDiMandatoInput!) { revocaAttoDiMandato(input: $input) { id } }',
      variables: { input: { attoId: attoNoto.id, versione: 999, al: '2026-01-01' } },
    }),
  },
};
