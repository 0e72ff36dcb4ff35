// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Ruolo } from '@ambito/access';
import type { Registry } from '../../testing.ts';

/** A table of sedi with a row that is always refused. */
export const CSV = 'Codice ISTAT;Denominazione;Indirizzo;Attiva dal\n064071;;;';

/** The path of a signed address, as the service serves it. */
export const percorsoDi = (url: string): string => url.replace('/risorse/registry', '');

/** Makes attachments through the graph, each a table of sedi. */
export function allegatiDi({ call, risorsa }: Pick<Registry, 'call' | 'risorsa'>) {
  /** One without content yet. */
  async function prepare(chi: Ruolo = 'COORDINATORE'): Promise<{ id: string; caricamento: { url: string } }> {
    const { data } = await call<{ preparaAllegato: { id: string; caricamento: { url: string } } }>(
      chi,
      'mutation ($input: PreparaAllegatoInput!) { preparaAllegato(input: $input) { id caricamento { url } } }',
      { input: { nome: 'sedi.csv', tipo: 'CSV', dimensione: CSV.length } },
    );
    return data!.preparaAllegato;
  }

  /** One whose content has come. */
  async function upload(chi: Ruolo = 'COORDINATORE'): Promise<{ id: string; scaricamento: { url: string } }> {
    const { id, caricamento } = await prepare(chi);
    await risorsa(chi, { metodo: 'PUT', percorso: percorsoDi(caricamento.url), body: CSV });
    const { data } = await call<{ allegato: { id: string; scaricamento: { url: string } } }>(
      chi,
      'query ($id: UUID!) { allegato(id: $id) { id scaricamento { url } } }',
      { id },
    );
    return data!.allegato;
  }

  return { prepare, upload };
}
