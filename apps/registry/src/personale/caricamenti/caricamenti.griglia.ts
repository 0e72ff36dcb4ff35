// SPDX-License-Identifier: AGPL-3.0-or-later
import { pieno } from '../../ambito/allegati/allegati.griglia.ts';
import type { ParteGriglia } from '../../testing.ts';
import { startLavoratore } from './caricamenti.testing.ts';

const RICHIEDI = 'mutation ($input: RichiediCaricamentoInput!) { richiediCaricamento(input: $input) { id } }';
/** Of an attached table with a row that will never do. */
const rifiutato = { id: '' };

export const caricamentiGriglia: ParteGriglia = {
  async prepara(registry) {
    const { data } = await registry.call<{ richiediCaricamento: typeof rifiutato }>('COORDINATORE', RICHIEDI, {
      input: { tipo: 'SEDI', allegatoId: pieno.id, prova: true },
    });
    Object.assign(rifiutato, data?.richiediCaricamento);
    const lavoratore = await startLavoratore(registry);
    await lavoratore.lavora();
    await lavoratore.stop();
  },
  chiavi: { Caricamento: () => ({ id: rifiutato.id }) },
  esempi: {
    'Query.caricamento': () => ({
      query: 'query ($id: UUID!) { caricamento(id: $id) { stato } }',
      variables: { id: rifiutato.id },
    }),
    'Query.caricamenti': () => ({ query: '{ caricamenti { edges { node { stato } } } }' }),
    'Mutation.richiediCaricamento': () => ({
      query: RICHIEDI,
      variables: { input: { tipo: 'SEDI', allegatoId: '0192a04a-0000-7000-8000-00000000ffff', prova: true } },
    }),
    'Mutation.annullaCaricamento': () => ({
      query: 'mutation ($input: AnnullaCaricamentoInput!) { annullaCaricamento(input: $input) { id } }',
      variables: { input: { caricamentoId: rifiutato.id, versione: 999 } },
    }),
  },
  risorse: {
    'GET /caricamenti/modelli/:file': () => ({ percorso: '/caricamenti/modelli/sedi.csv', diNessunAmbito: true }),
    'GET /caricamenti/:id/errori': () => ({ percorso: `/caricamenti/${rifiutato.id}/errori` }),
  },
};
