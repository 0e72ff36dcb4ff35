// SPDX-License-Identifier: AGPL-3.0-or-later
import { sedeNota } from '../sede/sedi.griglia.ts';
import type { ParteGriglia } from '../../testing.ts';

const nota = { id: '' };
/** Of nothing: found by nobody, whoever asks. */
const NESSUNA = '0192a04a-0000-7000-8000-00000000ffff';

const RICHIEDI = 'mutation ($input: RichiediAperturaInput!) { richiediApertura(input: $input) { id } }';
const apertura = (sedeId: string) => ({
  sedeId,
  giorno: new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10),
  dalle: '20:00',
  alle: '22:00',
  motivo: 'prova',
});
const decisione = (mutazione: string) => () => ({
  query: `mutation ($input: DecidiAperturaInput!) { ${mutazione}(input: $input) { id } }`,
  variables: { input: { aperturaId: NESSUNA, versione: 1, motivo: 'prova' } },
});

export const apertureStraordinarieGriglia: ParteGriglia = {
  async prepara({ call }) {
    const { data } = await call<{ richiediApertura: { id: string } }>('COORDINATORE', RICHIEDI, {
      input: apertura(sedeNota.id),
    });
    Object.assign(nota, data?.richiediApertura);
  },
  chiavi: { AperturaStraordinaria: () => ({ id: nota.id }) },
  esempi: {
    'Query.aperturaStraordinaria': () => ({
      query: 'query ($id: UUID!) { aperturaStraordinaria(id: $id) { motivo } }',
      variables: { id: nota.id },
    }),
    'Query.apertureStraordinarie': () => ({ query: '{ apertureStraordinarie { edges { node { motivo } } } }' }),
    'Mutation.richiediApertura': () => ({ query: RICHIEDI, variables: { input: apertura(NESSUNA) } }),
    'Mutation.autorizzaApertura': decisione('autorizzaApertura'),
    'Mutation.rifiutaApertura': decisione('rifiutaApertura'),
    'Mutation.ritiraApertura': decisione('ritiraApertura'),
  },
};
