// SPDX-License-Identifier: AGPL-3.0-or-later
import { operatoreNoto } from '../operatori/operatori.griglia.ts';
import type { ParteGriglia } from '../../testing.ts';

const MAI = 999;

export const titoliGriglia: ParteGriglia = {
  esempi: {
    'Mutation.registraTitolo': () => ({
      query: 'mutation ($input: RegistraTitoloInput!) { registraTitolo(input: $input) { id } }',
      variables: {
        input: {
          operatoreId: operatoreNoto.id,
          versione: MAI,
          tipo: 'DIPENDENTE',
          ente: 'Comune di prova',
          datore: 'COMUNE',
          atto: 'atto',
          tempoIndeterminato: true,
          dal: '2026-01-01',
        },
      },
    }),
    'Mutation.indicaDatore': () => ({
      query: 'mutation ($input: IndicaDatoreInput!) { indicaDatore(input: $input) { id } }',
      variables: {
        input: { operatoreId: operatoreNoto.id, versione: MAI, titoloId: operatoreNoto.id, datore: 'COMUNE' },
      },
    }),
    'Mutation.cambiaTermineTitolo': () => ({
      query: 'mutation ($input: CambiaTermineTitoloInput!) { cambiaTermineTitolo(input: $input) { id } }',
      variables: {
        input: { operatoreId: operatoreNoto.id, versione: MAI, titoloId: operatoreNoto.id, al: '2026-01-01' },
      },
    }),
  },
};
