// SPDX-License-Identifier: AGPL-3.0-or-later
import { enteNoto } from '../enti/enti.griglia.ts';
import { sedeNota } from '../../sedi/sede/sedi.griglia.ts';
import type { ParteGriglia } from '../../testing.ts';

export const puaGriglia: ParteGriglia = {
  esempi: {
    'Query.entiCompetenti': () => ({
      query:
        '{ entiCompetenti(richiesta: { tipo: SANITARIA, area: "ELD", comune: "064008" }) { competente enti { id } } }',
    }),
    // Of a Comune that is not associated on a day before the Convenzione.
    'Mutation.organizzaPua': () => ({
      query: 'mutation ($input: OrganizzaPuaInput!) { organizzaPua(input: $input) { dal } }',
      variables: {
        input: { codiceIstat: '064071', sedeId: sedeNota.id, distrettoId: enteNoto.id, dal: '1990-01-01' },
      },
    }),
  },
};
