// SPDX-License-Identifier: AGPL-3.0-or-later
import type { ParteGriglia } from '../../testing.ts';

const INDIVIDUA = 'mutation ($input: IndividuaSedeInput!) { individuaSede(input: $input) { id versione } }';

/** The sede of Avellino, there once `prepara` has run. */
export const sedeNota = { id: '', versione: 0 };

const NESSUNA = '0192a04a-0000-7000-8000-00000000ffff';

export const sediGriglia: ParteGriglia = {
  async prepara({ call }) {
    const { data } = await call<{ individuaSede: typeof sedeNota }>('COORDINATORE', INDIVIDUA, {
      input: { codiceIstat: '064008', denominazione: 'Sede', indirizzo: 'Via Roma 1', attivaDal: '2020-01-01' },
    });
    Object.assign(sedeNota, data?.individuaSede);
  },
  chiavi: { Sede: () => ({ id: sedeNota.id }) },
  argomenti: {
    'Sede.apertaAlle': '(istante: "2026-11-24T09:00:00Z")',
    'Sede.aperture': '(dal: "2026-11-24", al: "2026-11-30")',
    'Sede.settimane': '(dal: "2026-11-24", al: "2026-11-30")',
  },
  esempi: {
    'Query.sede': () => ({
      query: 'query ($id: UUID!) { sede(id: $id) { denominazione } }',
      variables: { id: sedeNota.id },
    }),
    // A COMUNE designates its own: Petruro Irpino, which does not exist as a sede on a day before the Convenzione.
    'Mutation.individuaSede': () => ({
      query: INDIVIDUA,
      variables: {
        input: { codiceIstat: '064071', denominazione: 'Sede', indirizzo: 'Via Roma 1', attivaDal: '1990-01-01' },
      },
    }),
    // Of nothing, both: a COMUNE would be refused what is of another.
    'Mutation.modificaSede': () => ({
      query: 'mutation ($input: ModificaSedeInput!) { modificaSede(input: $input) { id } }',
      variables: { input: { sedeId: NESSUNA, versione: 1 } },
    }),
    'Mutation.cessaSede': () => ({
      query: 'mutation ($input: CessaSedeInput!) { cessaSede(input: $input) { id } }',
      variables: { input: { sedeId: NESSUNA, versione: 1, al: '2026-01-01' } },
    }),
  },
};
