// SPDX-License-Identifier: AGPL-3.0-or-later
import { enteNoto } from '../enti/enti.griglia.ts';
import { contenutoCompleto, offerta } from '../../offerta.testing.ts';
import type { ParteGriglia } from '../../testing.ts';

/** A published entry, there once `prepara` has run. */
const voceNota = { id: '', versione: 0 };

const prova = (campo: string, tipo: string, input: () => object) => () => ({
  query: `mutation ($input: ${tipo}!) { ${campo}(input: $input) { id } }`,
  variables: { input: input() },
});
const stantia = (extra: object = {}) => ({ id: voceNota.id, versione: 0, ...extra });

export const prestazioniGriglia: ParteGriglia = {
  async prepara(registry) {
    const traUnMese = new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10);
    Object.assign(voceNota, await offerta(registry).pubblicata({ titolareId: enteNoto.id }, traUnMese));
  },
  chiavi: { Prestazione: () => ({ id: voceNota.id }) },
  esempi: {
    'Query.prestazione': () => ({
      query: 'query ($id: UUID!) { prestazione(id: $id) { nome } }',
      variables: { id: voceNota.id },
    }),
    'Query.cercaPrestazioni': () => ({ query: '{ cercaPrestazioni(testo: "anziani") { edges { node { nome } } } }' }),
    'Query.catalogoPrestazioni': () => ({ query: '{ catalogoPrestazioni { edges { node { nome } } } }' }),
    'Mutation.redigiPrestazione': prova('redigiPrestazione', 'PrestazioneInput', () =>
      contenutoCompleto({ codiceSiuss: 'Z9.99' }),
    ),
    'Mutation.modificaPrestazione': prova('modificaPrestazione', 'ModificaPrestazioneInput', () =>
      stantia({ contenuto: contenutoCompleto() }),
    ),
    'Mutation.pubblicaPrestazione': prova('pubblicaPrestazione', 'VerificaPrestazioneInput', () =>
      stantia({ verificaScadeIl: '2030-01-01' }),
    ),
    'Mutation.verificaPrestazione': prova('verificaPrestazione', 'VerificaPrestazioneInput', () =>
      stantia({ verificaScadeIl: '2030-01-01' }),
    ),
    'Mutation.ritiraPrestazione': prova('ritiraPrestazione', 'RitiraPrestazioneInput', () => stantia()),
  },
};
