// SPDX-License-Identifier: AGPL-3.0-or-later
import { randomUUID } from 'node:crypto';
import { operatoreNoto } from '../operatori/operatori.griglia.ts';
import { personaleDi } from '../../personale.testing.ts';
import { sedeNota } from '../../sedi/sede/sedi.griglia.ts';
import type { ParteGriglia } from '../../testing.ts';

const ORE = { dalle: '2026-11-24T19:00:00Z', alle: '2026-11-25T07:00:00Z' };

const ORGANIZZA = 'mutation ($input: OrganizzaTurnoInput!) { organizzaTurnoReperibilita(input: $input) { id } }';
const turnoNoto = { id: '' };

export const reperibilitaGriglia: ParteGriglia = {
  async prepara(registry) {
    const { id: operatoreId } = await personaleDi(registry).inServizio(sedeNota.id);
    const { data } = await registry.call<{ organizzaTurnoReperibilita: typeof turnoNoto }>('COORDINATORE', ORGANIZZA, {
      input: { dalle: '2099-01-01T00:00:00Z', alle: '2099-01-02T00:00:00Z', operatoreId },
    });
    Object.assign(turnoNoto, data?.organizzaTurnoReperibilita);
  },
  chiavi: { TurnoReperibilita: () => turnoNoto },
  argomenti: {
    'Ambito.scoperturaReperibilita': `(dalle: "${ORE.dalle}", alle: "${ORE.alle}")`,
  },
  esempi: {
    'Query.turniReperibilita': () => ({ query: '{ turniReperibilita { edges { node { id } } } }' }),
    'Mutation.organizzaTurnoReperibilita': () => ({
      query: ORGANIZZA,
      variables: { input: { ...ORE, operatoreId: operatoreNoto.id, turnoId: randomUUID(), versione: 999 } },
    }),
    'Mutation.annullaTurnoReperibilita': () => ({
      query: 'mutation ($input: AnnullaTurnoInput!) { annullaTurnoReperibilita(input: $input) }',
      variables: { input: { turnoId: randomUUID(), versione: 999 } },
    }),
  },
};
