// SPDX-License-Identifier: AGPL-3.0-or-later
import { operatoreNoto } from '../operatori/operatori.griglia.ts';
import type { ParteGriglia } from '../../testing.ts';

const input = (extra: object) => ({ input: { operatoreId: operatoreNoto.id, versione: 999, ...extra } });
const GIORNI = { dal: '2026-01-01', al: '2026-01-02' };

export const assenzeGriglia: ParteGriglia = {
  esempi: {
    'Mutation.registraAssenza': () => ({
      query: 'mutation ($input: RegistraAssenzaInput!) { registraAssenza(input: $input) { id } }',
      variables: input(GIORNI),
    }),
    'Mutation.modificaAssenza': () => ({
      query: 'mutation ($input: ModificaAssenzaInput!) { modificaAssenza(input: $input) { id } }',
      variables: input({ ...GIORNI, assenzaId: operatoreNoto.id }),
    }),
    'Mutation.annullaAssenza': () => ({
      query: 'mutation ($input: AnnullaAssenzaInput!) { annullaAssenza(input: $input) { id } }',
      variables: input({ assenzaId: operatoreNoto.id }),
    }),
  },
};
