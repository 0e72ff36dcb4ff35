// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Answer } from '@ambito/testing';
import { istituisci, startRegistry, type Registry } from '../testing.ts';

export interface Esito {
  readonly caricato: boolean;
  readonly righe: number;
  readonly nuove: number;
  readonly invariate: number;
  readonly totaleErrori: number;
  readonly tabellaErrori: string | null;
  readonly errori: readonly { riga: number; colonna: string | null; messaggio: string; articolo: string | null }[];
}

/** After the first week of hours of the tables below, before the one that follows it. */
const OGGI = new Date('2026-02-02T09:00:00Z');

/** A registry with Ambito A04, and the coordinator's hands to load tables. */
export async function startCaricamenti() {
  const registry: Registry = await startRegistry(OGGI);
  await istituisci(registry);

  /** Attaches a file. @returns the attachment's id */
  async function allega(contenuto: Buffer | string, tipo: 'CSV' | 'XLSX' | 'PDF' = 'CSV'): Promise<string> {
    const byte = Buffer.from(contenuto);
    const { data } = await registry.call<{ preparaAllegato: { id: string; caricamento: { url: string } } }>(
      'COORDINATORE',
      'mutation ($input: PreparaAllegatoInput!) { preparaAllegato(input: $input) { id caricamento { url } } }',
      { input: { nome: `tabella.${tipo.toLowerCase()}`, tipo, dimensione: byte.length } },
    );
    const { id, caricamento } = data!.preparaAllegato;
    const { status } = await chiedi(caricamento.url, {
      metodo: 'PUT',
      body: new Uint8Array(byte) as unknown as string,
    });
    if (status !== 204) throw new Error(`the content was answered ${status}`);
    return id;
  }

  /** Asks for an address that the graph has given. */
  const chiedi = (url: string, altro: { metodo?: string; body?: string } = {}): Promise<Response> =>
    registry.risorsa('COORDINATORE', { percorso: url.replace('/risorse/registry', ''), ...altro });

  const manda = (
    campo: 'provaCaricamento' | 'eseguiCaricamento',
    tipo: string,
    allegatoId: string,
  ): Promise<Answer<Record<string, Esito>>> =>
    registry.call(
      'COORDINATORE',
      `mutation ($input: CaricamentoInput!) { ${campo}(input: $input) {
         caricato righe nuove invariate totaleErrori tabellaErrori errori { riga colonna messaggio articolo } } }`,
      { input: { tipo, allegatoId } },
    );

  return {
    registry,
    allega,
    chiedi,
    manda,
    /** @throws Error for a table that is refused whole */
    async carica(tipo: string, allegatoId: string): Promise<Esito> {
      const { data, errors } = await manda('eseguiCaricamento', tipo, allegatoId);
      if (errors !== undefined) throw new Error(JSON.stringify(errors));
      return data!['eseguiCaricamento']!;
    },
    quanti: async (tabella: string): Promise<number> =>
      (await registry.admin<{ n: number }>(`SELECT count(*)::int AS n FROM ${tabella}`))[0]!.n,
  };
}
export type Caricamenti = Awaited<ReturnType<typeof startCaricamenti>>;

export const EVENTI_DI_SEDI = `outbox WHERE evento ->> 'tipo' = 'SedeAggiornata'`;

/** Good tables, each in another way of writing. */
export const SEDI = `Codice ISTAT;Denominazione;Indirizzo;Attiva dal;Accesso senza gradini;Telefono
064008;Sede di Avellino;Piazza del Popolo 1;01/01/2020;Sì;0825 1234
064071;Sede di Petruro;Via Roma 2;2020-01-01;no;
064113;"Sede di Tufo; al municipio";Via Roma 3;1/1/2020;;
`;
export const ORARI = `Codice ISTAT,Valido dal,Giorno,Dalle,Alle,Motivazione
064008,01/01/2026,Lunedì,8:30,13:30,
064008,01/01/2026,giovedi,15.00,17.30,
064008,01/03/2026,Sabato,09:00,13:00,mercato
064071,01/01/2026,Martedì,09:00,13:00,
`;
export const TESTA =
  'Nome;Cognome;Qualifica;Account;Numero di albo;Sezione dell’albo;Codice deontologico accettato il;Codice ISTAT della sede;Dal;Al;Tempo pieno equivalente;Titolo di servizio;Tempo indeterminato;Atto';
export const OPERATORI = `${TESTA}
Anna;Rossi;Assistente sociale;anna.rossi;12;A;01/02/2019;064008;01/01/2020;;0,5;Dipendente;Sì;det. 1/2020
Anna;Rossi;Assistente sociale;anna.rossi;12;A;01/02/2019;064071;01/01/2020;;0,5;;;det. 2/2020
Bruno;De Santis;Segretariato;;;;;064008;01/01/2026;31/12/2026;1;Disciplinare d'incarico;No;disc. 3/2026
`;
