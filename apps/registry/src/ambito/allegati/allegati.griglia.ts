// SPDX-License-Identifier: AGPL-3.0-or-later
import type { ParteGriglia } from '../../testing.ts';

const PREPARA =
  'mutation ($input: PreparaAllegatoInput!) { preparaAllegato(input: $input) { id caricamento { url } } }';

/** Attachments of the coordinator, one without content and one with, there once `prepara` has run. */
const vuoto = { id: '' };
export const pieno = { id: '', scaricamento: { url: '' } };
/** A table of sedi with a row that will never do. */
const CSV = 'Codice ISTAT;Denominazione;Indirizzo;Attiva dal\n064071;;;';

const percorso = (url: string): string => url.replace('/risorse/registry', '');

export const allegatiGriglia: ParteGriglia = {
  async prepara({ call, risorsa }) {
    const prepara = async (nome: string) => {
      const { data } = await call<{ preparaAllegato: { id: string; caricamento: { url: string } } }>(
        'COORDINATORE',
        PREPARA,
        {
          input: { nome, tipo: 'CSV', dimensione: CSV.length },
        },
      );
      return data!.preparaAllegato;
    };
    Object.assign(vuoto, await prepara('vuoto.csv'));
    const { id, caricamento } = await prepara('pieno.csv');
    await risorsa('COORDINATORE', { metodo: 'PUT', percorso: percorso(caricamento.url), body: CSV });
    const { data } = await call<{ allegato: typeof pieno }>(
      'COORDINATORE',
      'query ($id: UUID!) { allegato(id: $id) { id scaricamento { url } } }',
      { id },
    );
    Object.assign(pieno, data?.allegato);
  },
  chiavi: { Allegato: () => ({ id: pieno.id }) },
  esempi: {
    'Query.allegato': () => ({
      query: 'query ($id: UUID!) { allegato(id: $id) { nome } }',
      variables: { id: pieno.id },
    }),
    'Mutation.preparaAllegato': () => ({
      query: PREPARA,
      variables: { input: { nome: '', tipo: 'PDF', dimensione: 1 } },
    }),
  },
  risorse: {
    // The address is the coordinator's: others who are admitted find nothing there.
    'GET /allegati/:id/contenuto': () => ({ percorso: percorso(pieno.scaricamento.url) }),
    'PUT /allegati/:id/contenuto': () => ({ percorso: `/allegati/${vuoto.id}/contenuto?scade=1&firma=x`, body: CSV }),
  },
};
